import ServalGraph
import ServalTensor

/// What can be wrong with a model file, a dump or an array file, or with reading and writing one.
public enum WeightsError: Error, Equatable, Sendable {
    // MARK: Files

    /// The operating system refuses to open or read a file; `reason` is its own words.
    case cannotRead(path: String, reason: String)
    /// The operating system refuses to write a file; `reason` is its own words.
    case cannotWrite(path: String, reason: String)
    /// A file is larger than the limit.
    case fileTooLarge(path: String, limit: Int)

    /// A file or folder of another format stands where a model file should.
    case notAModel(ContentKind)
    /// A file of another format stands where a reference dump should.
    case notADump(ContentKind)
    /// A pipe, or a file of unknown size, gives more bytes than the limit.
    case streamTooLong(path: String, limit: Int)
    /// A path names a folder, a device or something else that is no file.
    case notAFile(path: String, kind: FileKind)
    /// The file demands more memory than the limit.
    case memoryLimitExceeded(MemoryDemand)

    // MARK: The container

    /// The file ends before the bytes that it promises.
    case fileTooShort(byteCount: Int, needed: Int)
    /// The header's length is above the limit of the format.
    case headerTooLong(length: UInt64, limit: Int)
    /// The tensors' bytes do not begin at a multiple of 64.
    case headerMisaligned(length: Int)
    /// The header does not begin with `{`.
    case headerDoesNotStart(byte: UInt8)
    /// The header is not a JSON object; the offset counts from the header's first byte.
    case headerInvalid(JSONError)
    /// The header differs from what was written.
    case headerChecksumMismatch(expected: String, found: String)
    /// A tensor's entry lacks a key, has an unknown one or a value of the wrong kind.
    case tensorEntryInvalid(tensor: String, key: String)
    /// A tensor's element type is none that is supported.
    case unsupportedElementType(tensor: String, found: String)
    /// A tensor's shape has a negative dimension or too many elements.
    case tensorShapeInvalid(tensor: String, shape: [Int])
    /// A tensor's offsets do not span as many bytes as its shape needs.
    case tensorSizeMismatch(tensor: String, expected: Int, found: Int)
    /// A tensor does not begin where the one before it ends; offsets count from the header's end.
    case tensorsNotContiguous(tensor: String, expected: Int, found: Int)
    /// A tensor's first byte is not at a multiple of 4.
    case tensorMisaligned(tensor: String, offset: Int)
    /// The tensors do not cover the file to its end.
    case trailingBytes(expected: Int, found: Int)
    /// A tensor's bytes differ from what was written.
    case checksumMismatch(tensor: String, expected: String, found: String)
    /// There is no checksum for a tensor.
    case checksumMissing(tensor: String)
    /// There is a checksum for a tensor that the file does not have.
    case checksumWithoutTensor(tensor: String)

    // MARK: Metadata

    /// The metadata lacks an entry.
    case metadataMissing(key: String)
    /// A metadata entry is no string, or not of the form that its key demands.
    case metadataInvalid(key: String, expected: String)
    /// A metadata entry is not JSON; the offset counts from its first byte.
    case metadataNotJSON(key: String, JSONError)
    /// The file has another version of the format.
    case unsupportedVersion(found: String)
    /// The file is a dump where a model is needed, or the reverse.
    case wrongKind(expected: String, found: String)

    // MARK: The graph

    /// The graph, or a layer's description, lacks a key.
    case missingKey(layer: String, key: String)
    /// The graph, or a layer's description, has a key that its class does not have.
    case unknownKey(layer: String, key: String)
    /// A value is of the wrong kind or outside its range.
    case invalidValue(layer: String, key: String, expected: String)
    /// Two layers have one name.
    case duplicateLayer(layer: String)
    /// No layer class of this name is supported.
    case unknownClass(layer: String, className: String)
    /// A layer reads one that is not before it, or that the graph does not have.
    case danglingInput(layer: String, input: String)
    /// The graph returns a layer that it does not have.
    case danglingOutput(output: String)
    /// `inputs` does not name each input layer once.
    case inputsInconsistent(layer: String)
    /// A layer's weight names a tensor that the file does not have.
    case missingTensor(layer: String, weight: String, tensor: String)
    /// A weight has no elements.
    case weightEmpty(layer: String, tensor: String, shape: [Int])
    /// A weight is infinite or not a number; `index` is row-major.
    case weightNotFinite(layer: String, tensor: String, index: Int)
    /// A kernel in 8 bits holds -128, which has no counterpart; `index` is row-major.
    case weightNotSymmetric(layer: String, tensor: String, index: Int)
    /// A layer's scale or zero point is impossible.
    case quantizationInvalid(layer: String, TensorError)
    /// A variance is below zero; `index` is row-major.
    case negativeVariance(layer: String, tensor: String, index: Int)
    /// The graph contradicts itself.
    case invalidGraph(GraphError)
    /// A classification has another number of labels than the output has numbers for an image.
    case labelCountMismatch(labels: Int, outputs: Int)
    /// The pre-processing makes another input than the network takes.
    case preprocessingMismatch(expected: [Int], found: [Int])
    /// The task needs another number of outputs than the network returns.
    case taskMismatch(task: String, expected: Int, found: Int)
    /// The decoding that the task states needs other outputs; `expected` has the least number of channels.
    case decodingMismatch(expected: [[Int]], found: [[Int]])

    // MARK: Dumps

    /// The dump was made from another model. `expected` is the checksum of the model file's graph, `found` of the dump's;
    /// `difference` is nil where the model's layers are not those of the float32 network that dumps belong to.
    case dumpOfAnotherModel(model: String, expected: String, found: String, difference: GraphDifference?)
    /// A tensor of a dump is missing.
    case dumpTensorMissing(layer: String, tensor: String)
    /// A tensor of a dump belongs to no layer.
    case dumpTensorUnknown(tensor: String)
    /// A value of a dump has another shape than the layer's.
    case dumpShapeMismatch(layer: String, expected: [Int], found: [Int])

    // MARK: Arrays

    /// A file is not an array file that is supported; `problem` says which rule it breaks.
    case arrayInvalid(problem: ArrayFileProblem)
}

/// Which rule of the NPY format a file breaks.
public enum ArrayFileProblem: String, Equatable, Sendable {
    /// The file does not begin as every NPY file does.
    case magic = "it does not begin with \\x93NUMPY"
    /// The version of the format is unknown.
    case version = "its version is none of 1, 2 and 3"
    /// The header is not the dictionary that NumPy writes.
    case header = "its header is not the dictionary that NumPy writes"
    /// The elements are of a type that is not read.
    case elementType =
        "its elements are none of float16, float32, float64, int8, uint8, int32 and int64 in little-endian order"
    /// The array is in Fortran order, columns first.
    case order = "it is in Fortran order; save it with numpy.ascontiguousarray"
    /// A dimension is negative, or there are too many elements.
    case shape = "its shape is negative or too large"
    /// The file is longer or shorter than its shape needs.
    case length = "its length is not what its shape needs"
}

/// What a path may name that is no file.
public enum FileKind: String, Equatable, Sendable {
    /// A folder.
    case folder = "a folder"
    /// A device, such as a terminal or a disk.
    case device = "a device"
    /// A socket.
    case socket = "a socket"
}
