import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalWeights

/// Why a model could not be loaded or run.
public enum ServalError: Error, Sendable {
    /// The model file is damaged or not a model.
    case file(WeightsError)
    /// The network's layers do not fit each other, or take more operations than `ModelLimits.operationCount` allows.
    case graph(GraphError)
    /// The backend asked for, by name or by `SERVAL_BACKEND`, cannot be used.
    case backend(BackendError)
    /// The model, or a session of it, demands more memory than `ModelLimits.memoryByteCount` allows.
    case memoryLimitExceeded(MemoryDemand)
    /// The system has no more memory to give.
    case memoryUnavailable(byteCount: Int)
    /// The batch size is not at least 1.
    case invalidBatch(Int)
    /// `run` was given another number of tensors than the network has inputs.
    case inputCountMismatch(expected: Int, found: Int)
    /// A tensor has another shape than the network's input.
    case inputShapeMismatch(name: String, expected: [Int], found: [Int])
    /// A tensor holds other elements than float32.
    case inputTypeMismatch(name: String, found: ElementType)
    /// A buffer to be read from or written to does not hold as many floats as the input or output has.
    case bufferSizeMismatch(name: String, expected: Int, found: Int)
    /// The run was cancelled, by its `RunCancellation` or with its task.
    case cancelled
}

extension ServalError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .file(let error): error.description
        case .graph(let error): error.description
        case .backend(let error): error.description
        case .memoryLimitExceeded(let demand): demand.description
        case .memoryUnavailable(let byteCount): PlanError.memoryUnavailable(byteCount: byteCount).description
        case .invalidBatch(let batch):
            "A batch of \("image".counted(batch)) cannot be compiled for; use 1 or more."
        case .inputCountMismatch(let expected, let found):
            "The network has \("input".counted(expected)), but \("tensor".counted(found)) came; give one for each, in its order."
        case .inputShapeMismatch(let name, let expected, let found):
            "The input '\(name)' takes the shape \(expected), but the tensor has \(found); "
                + "resize the image, or load the model for another batch."
        case .inputTypeMismatch(let name, let found):
            "The input '\(name)' takes float32 elements, but the tensor holds \(found.rawValue); convert it first."
        case .bufferSizeMismatch(let name, let expected, let found):
            "'\(name)' has \("float".counted(expected)), but the buffer has room for \(found); use one of the exact size."
        case .cancelled:
            "The run was cancelled, and its outputs are not computed; run the session again for them."
        }
    }
}

extension ServalError {
    /// What a file's error is called here.
    init(_ error: WeightsError) {
        if case .memoryLimitExceeded(let demand) = error {
            self = .memoryLimitExceeded(demand)
        } else {
            self = .file(error)
        }
    }

    /// What a plan's error is called here.
    init(_ error: PlanError) {
        switch error {
        case .memoryLimitExceeded(let demand): self = .memoryLimitExceeded(demand)
        case .memoryUnavailable(let byteCount): self = .memoryUnavailable(byteCount: byteCount)
        }
    }

    init(_ error: CompilationError) {
        switch error {
        case .graph(let error): self = .graph(error)
        case .plan(let error): self.init(error)
        }
    }
}
