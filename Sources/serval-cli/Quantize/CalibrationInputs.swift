import Serval
import ServalCommandLine
import ServalEvaluation
import ServalImage
import ServalPets
import ServalReference
import ServalTensor
import ServalWeights

/// Where calibration inputs come from, told by name and content.
struct CalibrationInputs {
    private enum Source {
        case photos([String])
        /// Labelled photos and the folder that they are in.
        case labelled([FaceLabel], folder: String)
        /// A float32 tensor for each of the network's inputs; the first dimension counts inputs.
        case tensors([Tensor])
    }

    private let source: Source
    private let model: ModelFile
    private let text: String
    private let maxPixels: Int?

    /// Every file that is read.
    var files: [String] {
        switch source {
        case .photos(let paths): paths
        case .labelled(let labels, let folder): [text] + labels.map { "\(folder)/\($0.file)" }
        case .tensors: [text]
        }
    }

    /// - Parameter text: what `--calibration` was given.
    init(_ text: String, for model: ModelFile, split: String?, maxPixels: Int?) throws {
        (self.text, self.model, self.maxPixels) = (text, model, maxPixels)
        if Folder.exists(text) {
            source = .photos(try Folder.names(in: text).map { "\(text)/\($0)" })
        } else if text.hasSuffix(".csv") {
            let labels = try reading(text) { try LabelTable.read(readBytes(text), split: split) }
            source = .labelled(labels, folder: PhotoFolder.beside(labels: text))
        } else if text.hasSuffix(".npy") {
            let array = try reading(text) { try ArrayFile.read(path: text) }
            source = .tensors([array.elementType == .float32 ? array : ReferenceTensor(array).rounded()])
        } else if text.hasSuffix(".safetensors") {
            let dump = try reading(text) { try DumpFile(path: text) }
            let names = model.graph.inputs.map { model.graph.nodes[$0].name }
            source = .tensors(
                try names.map { name in
                    guard let input = dump.inputs[name] else { throw RunError.missingInput(name: name) }
                    return input
                })
        } else {
            source = .photos(text.split(separator: ",").map(String.init))
        }
    }

    /// At most `limit` inputs, taken evenly from all.
    func read(limit: Int) throws -> [[Tensor]] {
        let count = self.count
        let taken = min(count, limit)
        var bar = ProgressBar("reading", total: taken)
        var inputs: [[Tensor]] = []
        for index in 0..<taken {
            inputs.append(try input(index * count / taken))
            bar.advance()
        }
        return inputs
    }

    private var count: Int {
        switch source {
        case .photos(let paths): paths.count
        case .labelled(let labels, _): labels.count
        case .tensors(let tensors): tensors.map { $0.shape.dimensions.first ?? 0 }.min() ?? 0
        }
    }

    private func input(_ index: Int) throws -> [Tensor] {
        switch source {
        case .photos(let paths):
            return [try reading(paths[index]) { try photo(paths[index], around: nil) }]
        case .labelled(let labels, let folder):
            let path = "\(folder)/\(labels[index].file)"
            let isCropped = [PetNetwork.landmarks.taskName, PetNetwork.points.taskName].contains(model.task?.name)
            return [try reading(path) { try photo(path, around: isCropped ? labels[index].face : nil) }]
        case .tensors(let tensors):
            return tensors.map { tensor in
                let dimensions = tensor.shape.dimensions
                let count = tensor.shape.count / dimensions[0]
                return Tensor(shape: Shape(validated: [1] + dimensions.dropFirst())) { destination in
                    tensor.withUnsafeFloats { values in
                        _ = destination.update(fromContentsOf: values[index * count..<(index + 1) * count])
                    }
                }
            }
        }
    }

    private func photo(_ path: String, around face: Box<ImageSpace>?) throws -> Tensor {
        guard let preprocessing = model.preprocessing else { throw RunError.preprocessingMissing }
        let image = try readPhoto(path, maxPixels: maxPixels)
        guard let face else { return try preprocessing.input(from: image) }
        let input = PhotoInput(preprocessing)
        var margin = Box<ImageSpace>.cropMargin
        if case .heatMaps(let decoding)? = model.task?.decoding { margin = decoding.crop }
        let part = face.faceCrop(in: PictureSize(image), margin: margin)
        let _: Mapping<ImageSpace, CropSpace> = try input.fill(from: image, part: part)
        let dimensions = [1, preprocessing.height, preprocessing.width, preprocessing.color.channels]
        return try input.withValues { values in try Tensor(dimensions, values: Array(values)) }
    }
}
