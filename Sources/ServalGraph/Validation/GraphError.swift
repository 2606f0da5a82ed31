/// What can be wrong with a graph, or with a graph for the input it is given.
public enum GraphError: Error, Equatable, Sendable {
    /// The graph returns nothing.
    case noOutputs
    /// The graph has no input node.
    case noInputs
    /// An output names a node that the graph does not have.
    case outputOutOfRange(index: Int, nodeCount: Int)
    /// A node's name is empty.
    case emptyName(index: Int)
    /// Two nodes have one name.
    case duplicateName(node: String)
    /// A node reads a node that is not before it: a cycle, itself, or one that the graph does not have.
    case inputNotBefore(node: String, index: Int, input: Int)
    /// A node reads fewer or more values than its operation takes.
    case inputCountMismatch(node: String, operation: String, expected: ClosedRange<Int>, found: Int)
    /// A value has another number of dimensions than the operation takes; batch included.
    case rankMismatch(node: String, expected: ClosedRange<Int>, found: [Int])
    /// The input has another number of channels (last axis) than the weights.
    case channelCountMismatch(node: String, expected: Int, found: Int)
    /// The groups of a convolution do not divide its output channels.
    case groupsDoNotDivide(node: String, groups: Int, outputChannels: Int)
    /// A weight has another shape than the operation takes; -1 stands for any size.
    case weightShapeMismatch(node: String, weight: String, expected: [Int], found: [Int])
    /// A weight does not broadcast against the node's input without changing its shape.
    case weightDoesNotBroadcast(node: String, weight: String, weightShape: [Int], input: [Int])
    /// A weight holds elements of another type than it must.
    case weightTypeMismatch(node: String, weight: String, expected: String, found: String)
    /// A weight or option is infinite or not a number; `index` is row-major.
    case notFinite(node: String, weight: String, index: Int)
    /// A variance is below zero; `index` is row-major.
    case negativeVariance(node: String, weight: String, index: Int)
    /// An option is outside the range that is supported.
    case optionOutOfRange(node: String, option: String, expected: ClosedRange<Int>, found: Int)
    /// A list of numbers, such as a scale for each channel, has the wrong length.
    case optionCountMismatch(node: String, option: String, expected: Int, found: Int)
    /// The window (kernel or pool, dilated) is larger than the padded input, or the cut larger than the map.
    case windowDoesNotFit(node: String, window: [Int], input: [Int])
    /// The shapes of a node's inputs do not fit each other.
    case inputShapesDiffer(node: String, operation: String, shapes: [[Int]])
    /// The second input of a convolution with residual has another shape than the convolution's output.
    case residualShapeMismatch(node: String, expected: [Int], found: [Int])
    /// A reshape changes the number of elements; without the batch.
    case reshapeCountMismatch(node: String, from: [Int], to: [Int])
    /// The dimensions of a permutation are not 1 ..< rank in some order.
    case notAPermutation(node: String, found: [Int], rank: Int)
    /// A value would have a dimension below 1.
    case emptyDimension(node: String, dimensions: [Int])
    /// A value would have more elements than the limit.
    case tooManyElements(node: String, dimensions: [Int], limit: Int)
    /// A pass has given a value another shape: a fault of this package, not of the model.
    case valueReshaped(node: String, expected: [Int], found: [Int])
    /// A run would take more operations than the limit; the node takes the most, `found`.
    case tooManyOperations(node: String, found: Int, total: Int, limit: Int)
    /// An input has another shape than the network takes; -1 stands for the batch.
    case inputShapeMismatch(node: String, expected: [Int], found: [Int])
    /// A layer with weights in 8 bits reads a value that is not kept in 8 bits.
    case inputNotQuantized(node: String, input: String)
    /// A layer that must keep its value in 8 bits does not: a depthwise convolution in 8 bits, or one that adds a
    /// residual in 8 bits.
    case valueNotQuantized(node: String)
    /// A layer with weights in 8 bits has an activation that is no clamp.
    case activationNotAClamp(node: String)
    /// A layer with weights in 8 bits sums up so many products that they could overflow 32 bits.
    case accumulatorTooSmall(node: String, terms: Int)
    /// The scale of a kernel's channel is impossible, alone or in proportion to those of the layer's values.
    case kernelScaleOutOfRange(node: String, channel: Int, found: Float)
    /// Another number of inputs is given than the network takes.
    case networkInputCountMismatch(expected: Int, found: Int)
}

extension GraphError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .noOutputs:
            "The graph returns nothing; name at least one layer as output."
        case .noInputs:
            "The graph has no input; add an input layer."
        case .outputOutOfRange(let index, let nodeCount):
            "Output \(index) is not a node of the graph, which has \(nodeCount); export the model again."
        case .emptyName(let index):
            "Node \(index) has no name; every node needs a unique one."
        case .duplicateName(let node):
            "Two nodes are named '\(node)'; every node needs a unique name."
        case .inputNotBefore(let node, let index, let input):
            "Node '\(node)' (\(index)) reads node \(input), which is not before it; nodes must stand in topological order."
        case .inputCountMismatch(let node, let operation, let expected, let found):
            "Node '\(node)' (\(operation)) has \("input".counted(found)), but takes \(Self.words(expected)); check its inputs."
        case .rankMismatch(let node, let expected, let found):
            "Node '\(node)' reads a value of shape \(found) with \("dimension".counted(found.count)), but takes "
                + "\(Self.words(expected)) (batch included); reshape its input."
        case .channelCountMismatch(let node, let expected, let found):
            "Node '\(node)' has weights for \("input channel".counted(expected)), but its input has \(found); "
                + "check the layer before it."
        case .groupsDoNotDivide(let node, let groups, let outputChannels):
            "Node '\(node)' has \(groups) groups, which do not divide its \("output channel".counted(outputChannels))."
        case .weightShapeMismatch(let node, let weight, let expected, let found):
            "The \(weight) of node '\(node)' has the shape \(found), but \(Self.words(expected)) is needed; "
                + "export the model again."
        case .weightDoesNotBroadcast(let node, let weight, let weightShape, let input):
            "The \(weight) of node '\(node)' has the shape \(weightShape), which does not broadcast against "
                + "its input \(input)."
        case .weightTypeMismatch(let node, let weight, let expected, let found):
            "The \(weight) of node '\(node)' holds \(found) elements, but \(expected) is needed; "
                + "write the model file again."
        case .notFinite(let node, let weight, let index):
            "The \(weight) of node '\(node)' is infinite or not a number at element \(index); "
                + "the training run that wrote it has diverged."
        case .negativeVariance(let node, let weight, let index):
            "The \(weight) of node '\(node)' is negative at element \(index); a variance is 0 or more."
        case .optionOutOfRange(let node, let option, let expected, let found):
            "The \(option) of node '\(node)' is \(found), but must be \(Self.words(expected))."
        case .optionCountMismatch(let node, let option, let expected, let found):
            "The \(option) of node '\(node)' has \("value".counted(found)); give one, or one for each of \("channel".counted(expected))."
        case .windowDoesNotFit(let node, let window, let input):
            "The \(window) window of node '\(node)' does not fit its input \(input); use a larger input."
        case .inputShapesDiffer(let node, let operation, let shapes):
            "The inputs of node '\(node)' (\(operation)) have the shapes "
                + shapes.prefix(8).map { "\($0)" }.joined(separator: ", ") + (shapes.count > 8 ? ", …" : "")
                + ", which do not fit each other."
        case .residualShapeMismatch(let node, let expected, let found):
            "Node '\(node)' adds a residual of shape \(found) to an output of shape \(expected); they must be equal."
        case .reshapeCountMismatch(let node, let from, let to):
            "Node '\(node)' reshapes \(from) to \(to), which has another number of elements."
        case .notAPermutation(let node, let found, let rank):
            "Node '\(node)' permutes by \(found), but needs the numbers 1 to \(rank - 1), each once."
        case .emptyDimension(let node, let dimensions):
            "The value of node '\(node)' would have the shape \(dimensions); every dimension must be 1 or more."
        case .tooManyElements(let node, let dimensions, let limit):
            "The value of node '\(node)' would have the shape \(dimensions), more than the \(limit) elements "
                + "that are allowed; use a smaller input or batch."
        case .valueReshaped(let node, let expected, let found):
            "Merging layers has changed the value of node '\(node)' from the shape \(expected) to \(found); "
                + "this is a fault of Serval, please report it together with the model."
        case .tooManyOperations(let node, let found, let total, let limit):
            "A run would take \(Self.counted(total)) operations, \(Self.counted(found)) of them for node '\(node)', "
                + "but the limit is \(limit); if the file is to be trusted, raise the limit "
                + "(ModelLimits.operationCount, --operation-limit)."
        case .inputShapeMismatch(let node, let expected, let found):
            "The input '\(node)' has the shape \(found), but the network takes \(Self.words(expected))."
        case .inputNotQuantized(let node, let input):
            "Node '\(node)' has weights in 8 bits, but reads '\(input)', which states no scale and zero point; "
                + "quantize the model again."
        case .valueNotQuantized(let node):
            "Node '\(node)' has weights in 8 bits and must keep its value so, but states no scale and zero point; "
                + "quantize the model again."
        case .activationNotAClamp(let node):
            "Node '\(node)' has weights in 8 bits and an activation that is no clamp; "
                + "make the activation a layer of its own."
        case .accumulatorTooSmall(let node, let terms):
            "Node '\(node)' has weights in 8 bits and sums up \(terms) products, which can overflow 32 bits; "
                + "keep the layer in float32."
        case .kernelScaleOutOfRange(let node, let channel, let found):
            "The kernel_scale of node '\(node)' is \(found) for channel \(channel), which is impossible, alone or "
                + "in proportion to the scales of the values; quantize the model again."
        case .networkInputCountMismatch(let expected, let found):
            "The network takes \("input".counted(expected)), but was given \(found)."
        }
    }

    private static func counted(_ count: Int) -> String { count == .max ? "uncountable" : "\(count)" }

    private static func words(_ range: ClosedRange<Int>) -> String {
        if range.lowerBound == range.upperBound { return "\(range.lowerBound)" }
        if range.upperBound == .max { return "\(range.lowerBound) or more" }
        return "\(range.lowerBound) to \(range.upperBound)"
    }

    private static func words(_ dimensions: [Int]) -> String {
        "[" + dimensions.map { $0 < 0 ? "any" : "\($0)" }.joined(separator: ", ") + "]"
    }
}
