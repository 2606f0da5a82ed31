@_exported import ServalPets

extension PetWeights {
    /// The pair, `pet-face-box` and `pet-face-landmarks`, in 8 bits.
    public static let pairInt8 = PetWeights(
        .pair, in: ResourceFolder(target: "ServalPetPairWeightsInt8", address: #dsohandle), ending: ".int8.safetensors")
}
