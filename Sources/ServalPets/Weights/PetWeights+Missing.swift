// What a program sees that asks for weights and does not import them. Where it does, the compiler prefers the product's
// own declaration of the same name.

extension PetWeights {
    /// The end-to-end networks in float32, of the product `ServalPetWeightsFloat`.
    @available(
        *, unavailable,
        message: "Add the product ServalPetWeightsFloat of the package Serval to the target, and import it."
    )
    public static var float32: PetWeights { PetWeights(files: [:]) }

    /// The end-to-end networks in 8 bits, of the product `ServalPetWeightsInt8`.
    @available(
        *, unavailable,
        message: "Add the product ServalPetWeightsInt8 of the package Serval to the target, and import it."
    )
    public static var int8: PetWeights { PetWeights(files: [:]) }

    /// The older pair in float32, of the product `ServalPetPairWeightsFloat`.
    @available(
        *, unavailable,
        message: "Add the product ServalPetPairWeightsFloat of the package Serval to the target, and import it."
    )
    public static var pairFloat32: PetWeights { PetWeights(files: [:]) }

    /// The older pair in 8 bits, of the product `ServalPetPairWeightsInt8`.
    @available(
        *, unavailable,
        message: "Add the product ServalPetPairWeightsInt8 of the package Serval to the target, and import it."
    )
    public static var pairInt8: PetWeights { PetWeights(files: [:]) }
}

extension PetFaceModels {
    /// Which networks are loaded has to be said.
    @available(
        *, unavailable,
        message: """
            Say which networks, such as PetFaceModels(weights: .float32) with the product ServalPetWeightsFloat, or .int8 \
            with ServalPetWeightsInt8.
            """
    )
    public init() throws(PetFaceError) { try self.init(weights: PetWeights(files: [:])) }
}

extension PetFaceFinder {
    /// Which networks are used has to be said.
    @available(
        *, unavailable,
        message: """
            Say which networks, such as PetFaceFinder(weights: .float32) with the product ServalPetWeightsFloat, or .int8 \
            with ServalPetWeightsInt8.
            """
    )
    public convenience init() throws(PetFaceError) { try self.init(weights: PetWeights(files: [:])) }
}
