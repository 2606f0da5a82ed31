import Serval
import ServalCommandLine
import ServalImage
import ServalPetWeightsAll
import ServalPets
import ServalTensor
import ServalWeights

/// Makes a landmark network's input of a photo as the pipeline does: of the square round the face that the other network
/// of its kind finds.
final class FaceCropper {
    private enum Detector {
        case faces(FaceDetector, minimumScore: Double)
        case box(BoxDetector)
    }

    private let network: PetNetwork
    private let path: String?
    private let input: PhotoInput
    private let preprocessing: Preprocessing
    private let margin: Double
    private lazy var detector = Result { try makeDetector() }

    /// Nil for a model that does not look at faces.
    ///
    /// - Parameter paths: model files in place of the bundled detectors.
    init?(_ model: ModelFile, preprocessing: Preprocessing, paths: [PetNetwork: String]) {
        switch model.task?.name {
        case PetNetwork.points.taskName: network = .faces
        case PetNetwork.landmarks.taskName: network = .box
        default: return nil
        }
        path = paths[network]
        self.preprocessing = preprocessing
        input = PhotoInput(preprocessing)
        if case .heatMaps(let decoding)? = model.task?.decoding {
            margin = decoding.crop
        } else {
            margin = Box<ImageSpace>.cropMargin
        }
    }

    /// The input for the face in a box.
    func input(from image: Image, around box: Box<ImageSpace>) throws -> Tensor {
        let part = box.faceCrop(in: PictureSize(image), margin: margin)
        let _: Mapping<ImageSpace, CropSpace> = try input.fill(from: image, part: part)
        let dimensions = [1, preprocessing.height, preprocessing.width, preprocessing.color.channels]
        return try input.withValues { values in try Tensor(dimensions, values: Array(values)) }
    }

    /// The input for the best face; nil where none is found.
    func input(from image: Image) throws -> Tensor? {
        let box = try image.withView { view in
            switch try detector.get() {
            case .faces(let detector, let minimumScore):
                try detector.find(in: view, minimumScore: minimumScore, limit: 1).first?.box
            case .box(let detector): try detector.find(in: view)
            }
        }
        return try box.map { try input(from: image, around: $0) }
    }

    private func makeDetector() throws -> Detector {
        let weights = PetWeights.chosen(network.group, nil, files: path.map { [network: $0] } ?? [:])
        let model = try PetFaceModels.load(network, path: try weights.path(of: network))
        if network == .box { return .box(try BoxDetector(CheckedModel(model, as: .box), threads: .automatic)) }
        let faces = try FaceNetwork(model)
        return .faces(
            try FaceDetector(faces, threads: .automatic), minimumScore: faces.decoding.scoreThreshold)
    }
}
