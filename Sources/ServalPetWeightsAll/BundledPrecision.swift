@_exported import ServalPetPairWeightsFloat
@_exported import ServalPetPairWeightsInt8
@_exported import ServalPetWeightsFloat
@_exported import ServalPetWeightsInt8

/// In which form the networks that the package brings are wanted.
package enum BundledPrecision: String, CaseIterable, Sendable {
    case float32, int8
}

extension PetWeights {
    /// Those that the package brings.
    package static func bundled(_ networks: PetNetworks, _ precision: BundledPrecision) -> PetWeights {
        switch (networks, precision) {
        case (.endToEnd, .float32): .float32
        case (.endToEnd, .int8): .int8
        case (.pair, .float32): .pairFloat32
        case (.pair, .int8): .pairInt8
        }
    }

    /// The networks that the options of a command ask for.
    ///
    /// - Parameters:
    ///   - networks: nil for those that the files are of, and the end-to-end ones where there is none.
    ///   - files: model files instead of those that the package brings.
    package static func chosen(
        _ networks: PetNetworks?, _ precision: BundledPrecision?, files: [PetNetwork: String]
    ) -> PetWeights {
        bundled(networks ?? files.keys.first?.group ?? .endToEnd, precision ?? .float32).replacing(files)
    }
}
