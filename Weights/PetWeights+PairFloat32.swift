@_exported import ServalPets

extension PetWeights {
    /// The pair, `pet-face-box` and `pet-face-landmarks`, in float32.
    public static let pairFloat32 = PetWeights(
        .pair, in: ResourceFolder(target: "ServalPetPairWeightsFloat", address: #dsohandle), ending: ".safetensors")
}
