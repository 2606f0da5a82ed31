@_exported import ServalPets

extension PetWeights {
    /// The end-to-end networks, `pet-faces` and `pet-face-points`, in float32.
    public static let float32 = PetWeights(
        .endToEnd, in: ResourceFolder(target: "ServalPetWeightsFloat", address: #dsohandle), ending: ".safetensors")
}
