import ServalRuntime
import ServalTensor

/// Runs a model, one run at a time, in memory of its own. Cheap to make; `Model` holds the weights.
///
/// Results are the same, bit for bit, for any number of threads. A run can be cancelled from elsewhere, by a
/// `RunCancellation` or with the task that it is called from; the session can then be used on.
///
/// A session that is used while it does a run for another task or thread ends the program with a message. Swift 6 finds
/// that out when it compiles.
public final class Session {
    /// The model that is run.
    public let model: Model
    /// The number of threads that a run works on, the caller's included.
    public var threadCount: Int { executor.threadCount }
    package let executor: Executor

    init(model: Model, threads: ThreadCount) throws(ServalError) {
        self.model = model
        do {
            executor = try Executor(plan: model.plan, threads: threads.resolve(for: model.plan))
        } catch {
            throw ServalError(error)
        }
    }

    /// Computes the network's outputs from its inputs.
    ///
    /// - Parameters:
    ///   - inputs: a float32 tensor of the stated shape for each of `model.inputs`, in their order.
    ///   - cancellation: stops the run from elsewhere; nil for a run that only its task can stop.
    /// - Returns: a float32 tensor for each of `model.outputs`, in their order.
    /// - Throws: `ServalError.inputCountMismatch`, `.inputShapeMismatch`, `.inputTypeMismatch` or `.cancelled`.
    public func run(
        _ inputs: [Tensor], cancellation: RunCancellation? = nil
    ) throws(ServalError) -> [Tensor] {
        guard inputs.count == model.inputs.count else {
            throw .inputCountMismatch(expected: model.inputs.count, found: inputs.count)
        }
        for (tensor, port) in zip(inputs, model.inputs) {
            guard tensor.shape == port.shape else {
                throw .inputShapeMismatch(
                    name: port.name, expected: port.shape.dimensions, found: tensor.shape.dimensions)
            }
            guard tensor.elementType == .float32 else {
                throw .inputTypeMismatch(name: port.name, found: tensor.elementType)
            }
        }
        let addresses = inputs.map { $0.start.pointer.assumingMemoryBound(to: Float.self) }
        let isComplete = addresses.withUnsafeBufferPointer {
            executor.run(inputs: $0, until: cancellation?.signal, followsTask: true)
        }
        withExtendedLifetime(inputs) {}
        guard isComplete else { throw .cancelled }
        return model.outputs.indices.map { index in
            Tensor(shape: model.outputs[index].shape) { destination in
                withOutput(index) { _ = destination.update(fromContentsOf: $0) }
            }
        }
    }

    /// Computes the network from one input that lies in the caller's memory. Allocates nothing.
    ///
    /// The outputs stay in the session until the next run: `withOutput` reads them in place.
    ///
    /// - Parameters:
    ///   - input: the float32 elements of the network's only input, row-major (images: NHWC).
    ///   - cancellation: stops the run from elsewhere; nil for a run that only its task can stop.
    /// - Throws: `ServalError.inputCountMismatch` for a network of several inputs, `.bufferSizeMismatch`, or `.cancelled`,
    ///   after which the outputs are no results.
    public func run(
        reading input: UnsafeBufferPointer<Float>, cancellation: RunCancellation? = nil
    ) throws(ServalError) {
        guard model.inputs.count == 1, let start = input.baseAddress else {
            throw .inputCountMismatch(expected: model.inputs.count, found: 1)
        }
        guard input.count == model.inputs[0].shape.count else {
            throw .bufferSizeMismatch(
                name: model.inputs[0].name, expected: model.inputs[0].shape.count, found: input.count)
        }
        let isComplete = withUnsafePointer(to: start) {
            executor.run(
                inputs: UnsafeBufferPointer(start: $0, count: 1), until: cancellation?.signal, followsTask: true)
        }
        guard isComplete else { throw .cancelled }
    }

    /// Lends an output of the last run in the session's own memory; it holds zeros before the first run.
    ///
    /// - Parameters:
    ///   - index: the position in `model.outputs`.
    ///   - body: gets the float32 elements, row-major; they are valid until it returns.
    /// - Returns: what `body` returns.
    /// - Precondition: `index` is one of `model.outputs`.
    public func withOutput<R>(_ index: Int, _ body: (UnsafeBufferPointer<Float>) -> R) -> R {
        executor.checkIdle()
        guard let values = executor.value(of: model.plan.outputs[index]) else {
            preconditionFailure("a plan stores every output")
        }
        return body(UnsafeBufferPointer(values))
    }
}
