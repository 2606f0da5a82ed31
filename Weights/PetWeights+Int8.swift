@_exported import ServalPets

extension PetWeights {
    /// The end-to-end networks, `pet-faces` and `pet-face-points`, in 8 bits: a quarter of the size, about three times as fast.
    public static let int8 = PetWeights(
        .endToEnd, in: ResourceFolder(target: "ServalPetWeightsInt8", address: #dsohandle), ending: ".int8.safetensors")
}
