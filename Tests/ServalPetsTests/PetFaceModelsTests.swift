import Foundation
import Serval
import ServalPetWeightsAll
import ServalPets
import Testing

@Suite struct PetFaceModelsTests {
    private let box = ConstantNetwork(answer: [0, 0, 1, 1])
    private let landmarks = ConstantNetwork.landmarks(uprightFace)

    private func error(_ box: ConstantNetwork, _ landmarks: ConstantNetwork, batch: Int = 1) -> PetFaceError? {
        #expect(throws: PetFaceError.self) {
            try PetFaceModels(box: box.model(batch: batch), landmarks: landmarks.model())
        }
    }

    private func isInt8(_ model: Model) -> Bool { model.storedByteCounts[.int8] != nil }

    @Test func `Swapped models are told by their tasks`() {
        guard case .wrongTask(.box, found: "pet-face-landmarks")? = error(landmarks, box) else {
            Issue.record("wrong error")
            return
        }
    }

    @Test func `A model without a task, or in other units, is refused`() {
        var untold = box
        untold.task = nil
        guard case .wrongTask(.box, found: nil)? = error(untold, landmarks) else {
            Issue.record("wrong error")
            return
        }
        var shares = landmarks
        shares.units = "probabilities"
        guard case .wrongTask(.landmarks, found: "pet-face-landmarks")? = error(box, shares) else {
            Issue.record("wrong error")
            return
        }
    }

    @Test func `A model that does not say how a photo becomes its input is refused`() {
        var silent = landmarks
        silent.hasPreprocessing = false
        guard case .preprocessingMissing(.landmarks)? = error(box, silent) else {
            Issue.record("wrong error")
            return
        }
    }

    @Test func `A model compiled for several photos at once is refused`() {
        guard
            case .inputMismatch(.box, expected: [1, 224, 224, 3], found: [[3, 224, 224, 3]])? = error(
                box, landmarks, batch: 3)
        else {
            Issue.record("wrong error")
            return
        }
    }

    @Test func `A file that is missing is named in the error`() {
        let files = [PetNetwork.box: "/nowhere/box.safetensors", .landmarks: "/nowhere/landmarks.safetensors"]
        let error = #expect(throws: PetFaceError.self) { try PetFaceModels(weights: PetWeights(files: files)) }
        #expect("\(error!)".contains("/nowhere/box.safetensors"))
    }

    @Test func `Model files of both kinds of networks do not go together, and none are none`() {
        for weights in [
            PetWeights(files: [.box: "a", .points: "b"]), .float32.replacing([.box: "a"]),
            .pairInt8.replacing([.faces: "a"]), PetWeights(files: [:]),
        ] {
            let error = #expect(throws: PetFaceError.self) { try PetFaceModels(weights: weights) }
            guard case .conflictingNetworks? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test func `One file of two is not enough, and the other is named`() {
        let weights = PetWeights(files: [.faces: "/nowhere/faces.safetensors"])
        let error = #expect(throws: PetFaceError.self) { try PetFaceModels(weights: weights) }
        guard case .missingNetwork(.points)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `A file of the program's own takes the place of the one that the package brings`() throws {
        let weights = try PetWeights.float32.replacing([.points: PetWeights.int8.path(of: .points)])
        #expect(try weights.path(of: .points) == PetWeights.int8.path(of: .points))
        let models = try PetFaceModels(weights: weights)
        #expect(models.networks == .endToEnd && !isInt8(models.whole) && isInt8(models.crop))
    }

    @Test(arguments: [PetNetworks.pair, .endToEnd], BundledPrecision.allCases)
    func `The package's own networks load, do their parts and come in the precision of their product`(
        networks: PetNetworks, precision: BundledPrecision
    ) throws {
        let weights = PetWeights.bundled(networks, precision)
        let models = try PetFaceModels(weights: weights)
        #expect(models.networks == networks)
        let side = networks == .pair ? 224 : 256
        #expect(models.whole.inputs.map(\.shape.dimensions) == [[1, side, side, 3]])
        for (model, network) in [(models.whole, networks.members.whole), (models.crop, networks.members.crop)] {
            #expect(model.task?.name == network.taskName)
            #expect(model.preprocessing != nil)
            #expect(isInt8(model) == (precision == .int8))
        }
        #expect(models.crop.task?.labels == Landmark.allCases.map(\.rawValue))
        for network in PetNetwork.allCases where network.group != networks {
            #expect(throws: PetFaceError.self) { try weights.path(of: network) }
        }
    }

    @Test func `Commands take the networks that they are told, and those that the files are of`() throws {
        #expect(try PetWeights.chosen(nil, nil, files: [:]).path(of: .faces).hasSuffix("/pet-faces.safetensors"))
        let pair = PetWeights.chosen(nil, .int8, files: [.box: "mine"])
        #expect(try pair.path(of: .box) == "mine")
        #expect(try pair.path(of: .landmarks).hasSuffix("/pet-face-landmarks.int8.safetensors"))
        #expect(throws: PetFaceError.self) {
            try PetFaceModels(weights: .chosen(.pair, nil, files: [.faces: "mine"]))
        }
    }
}
