import ArgumentParser
import ServalPetWeightsFloat
import ServalPetWeightsInt8

/// The networks that come with the program. One that needs only one of the two leaves out the other's product, here and
/// in Package.swift, and does not carry its files.
enum Precision: String, CaseIterable, ExpressibleByArgument {
    case float32
    case int8

    var weights: PetWeights {
        switch self {
        case .float32: .float32
        case .int8: .int8
        }
    }
}
