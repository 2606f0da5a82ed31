import Foundation
import Serval
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
        let error = #expect(throws: PetFaceError.self) { try PetFaceModels(paths: [.box: "/nowhere/box.safetensors"]) }
        #expect("\(error!)".contains("/nowhere/box.safetensors"))
    }

    @Test func `Model files of both kinds of networks do not go together`() {
        for (networks, paths) in [
            (nil, [PetNetwork.box: "a", .points: "b"]), (PetNetworks.pair, [.faces: "a"]),
        ] as [(PetNetworks?, [PetNetwork: String])] {
            let error = #expect(throws: PetFaceError.self) { try PetFaceModels(networks: networks, paths: paths) }
            guard case .conflictingNetworks? = error else {
                Issue.record("\(String(describing: error))")
                return
            }
        }
    }

    @Test(arguments: [PetNetwork.box, .landmarks], BundledPrecision.allCases)
    func `The bundled networks of the pair load and do their parts`(
        network: PetNetwork, precision: BundledPrecision
    ) throws {
        let path = try PetFaceModels.bundledPath(of: network, precision: precision)
        #expect(path.hasSuffix(network.fileName(precision)))
        let model = try CheckedModel(PetFaceModels.load(network, path: nil, precision: precision), as: network).model
        #expect(model.task?.name == network.taskName)
        #expect(model.inputs.map(\.shape.dimensions) == [[1, 224, 224, 3]])
        #expect(model.preprocessing?.resize == .letterbox)
        if network == .landmarks {
            #expect(model.task?.labels == Landmark.allCases.map(\.rawValue))
        }
    }
}
