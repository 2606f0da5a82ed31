import Serval
import ServalCommandLine
import ServalEvaluation
import ServalImage
import ServalPets
import ServalReference
import ServalTensor
import ServalWeights

/// Where calibration inputs come from, told by their content.
struct CalibrationInputs {
    private enum Source {
        /// Photos and, where one was read to tell what it is, its bytes. Of a folder, what cannot be used is left out.
        case photos([String], MappedFile?, isFolder: Bool)
        /// Labelled photos and the folder that they are in.
        case labelled([FaceLabel], folder: String)
        /// A float32 tensor for each of the network's inputs; the first dimension counts inputs.
        case tensors([Tensor])
    }

    private let source: Source
    private let text: String
    private let preprocessing: Preprocessing?
    private let maxPixels: Int?
    private let cropper: FaceCropper?

    /// What was left out since it is no photo.
    let skipped: [String]

    /// Every file that is read.
    var files: [String] {
        switch source {
        case .photos(let paths, _, _): paths
        case .labelled(let labels, let folder): [text] + labels.map { "\(folder)/\($0.file)" }
        case .tensors: [text]
        }
    }

    /// - Parameters:
    ///   - text: what `--calibration` was given.
    ///   - detectors: model files that find the faces which a landmark network is calibrated with.
    init(
        _ text: String, for model: ModelFile, split: String?, maxPixels: Int?, detectors: [PetNetwork: String]
    ) throws {
        (self.text, self.maxPixels, preprocessing) = (text, maxPixels, model.preprocessing)
        cropper = model.preprocessing.flatMap { FaceCropper(model, preprocessing: $0, paths: detectors) }
        if Folder.exists(text) {
            let list = try PhotoList([text])
            (source, skipped) = (.photos(list.paths, nil, isFolder: true), list.skipped)
            return
        }
        skipped = []
        guard text == "-" || FileIdentity(path: text) != nil else {
            source = .photos(text.split(separator: ",").map(String.init), nil, isFolder: false)
            return
        }
        let file = try openInput(text)
        source = try reading(inputName(text)) {
            switch ContentKind(content: file.bytes) {
            case .text?:
                let table = try LabelTable.read([UInt8](file.bytes), split: split)
                return .labelled(table, folder: PhotoFolder.beside(labels: text))
            case .array?:
                let array = try ArrayFile.read(file)
                return .tensors([array.elementType == .float32 ? array : ReferenceTensor(array).rounded()])
            case .safetensors?:
                let dump = try DumpFile(file)
                return .tensors(
                    try model.graph.inputs.map { model.graph.nodes[$0].name }.map { name in
                        guard let input = dump.inputs[name] else { throw RunError.missingInput(name: name) }
                        return input
                    })
            default: return .photos([text], file, isFolder: false)
            }
        }
    }

    /// At most `limit` inputs, taken evenly from all, and the photos that were left out, each with the reason.
    func read(limit: Int) throws -> (inputs: [[Tensor]], leftOut: [String]) {
        let count = self.count
        let taken = min(count, limit)
        var bar = ProgressBar("reading", total: taken)
        var inputs: [[Tensor]] = []
        var leftOut: [String] = []
        for index in 0..<taken {
            switch try input(index * count / taken) {
            case .input(let tensors): inputs.append(tensors)
            case .leftOut(let path): leftOut.append(path)
            }
            bar.advance()
        }
        return (inputs, leftOut)
    }

    private var count: Int {
        switch source {
        case .photos(let paths, _, _): paths.count
        case .labelled(let labels, _): labels.count
        case .tensors(let tensors): tensors.map { $0.shape.dimensions.first ?? 0 }.min() ?? 0
        }
    }

    private enum Outcome {
        case input([Tensor])
        case leftOut(String)
    }

    private func input(_ index: Int) throws -> Outcome {
        switch source {
        case .photos(let paths, let file, let isFolder):
            do {
                return try photoInput(paths[index], file)
            } catch {
                guard isFolder, preprocessing != nil else { throw error }
                return .leftOut("\(paths[index]) (cannot be read)")
            }
        case .labelled(let labels, let folder):
            let path = "\(folder)/\(labels[index].file)"
            let tensor = try reading(path) {
                try photo(readPhoto(path, maxPixels: maxPixels), around: labels[index].face)
            }
            return tensor.map { .input([$0]) } ?? .leftOut(path)
        case .tensors(let tensors):
            return .input(
                tensors.map { tensor in
                    let dimensions = tensor.shape.dimensions
                    let count = tensor.shape.count / dimensions[0]
                    return Tensor(shape: Shape(validated: [1] + dimensions.dropFirst())) { destination in
                        tensor.withUnsafeFloats { values in
                            _ = destination.update(fromContentsOf: values[index * count..<(index + 1) * count])
                        }
                    }
                })
        }
    }

    private func photoInput(_ path: String, _ known: MappedFile?) throws -> Outcome {
        let image = try reading(inputName(path)) {
            if let known { return try readPhoto(known.bytes, of: path, maxPixels: maxPixels) }
            return try readPhoto(path, maxPixels: maxPixels)
        }
        guard let tensor = try reading(inputName(path), { try photo(image, around: nil) }) else {
            return .leftOut("\(inputName(path)) (no face found)")
        }
        return .input([tensor])
    }

    /// The input that a photo becomes; nil for a landmark network where there is no face.
    private func photo(_ image: Image, around face: Box<ImageSpace>?) throws -> Tensor? {
        guard let preprocessing else { throw RunError.preprocessingMissing }
        guard let cropper else { return try preprocessing.input(from: image) }
        if let face { return try cropper.input(from: image, around: face) }
        return try cropper.input(from: image)
    }
}
