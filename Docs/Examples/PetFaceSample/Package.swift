// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "PetFaceSample",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "Serval", path: "../../..")],
    targets: [
        .executableTarget(
            name: "pet-face-sample", dependencies: [.product(name: "ServalPetWeightsFloat", package: "Serval")])
    ],
    swiftLanguageModes: [.v6]
)
