import ServalGraph
import ServalKernels
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

/// Graphs of one operator that takes minutes and more, made of little.
enum LongOperation: CaseIterable, Sendable {
    case maximum, average, depthwise, convolution, manyRows
    case integerMaximum, integerDepthwise, integerConvolution

    private var isInteger: Bool {
        switch self {
        case .integerMaximum, .integerDepthwise, .integerConvolution: true
        default: false
        }
    }

    private var operation: ServalGraph.Operation {
        func pooling(_ kind: ServalGraph.PoolingKind, _ window: Int) -> ServalGraph.Operation {
            .pooling(Pooling(kind: kind, window: .square(window), strides: .square(1), padding: .same))
        }
        func weights(_ side: Int) -> Tensor {
            let count = side * side
            let shape = Shape(validated: [side, side, 1, 1])
            return isInteger
                ? Tensor(shape: shape, elementType: .int8, copying: [Int8](repeating: 1, count: count))
                : Tensor(shape: shape, elementType: .float32, copying: [Float](repeating: 1, count: count))
        }
        let scales = Tensor(shape: Shape(validated: [1]), elementType: .float32, copying: [0.01 as Float])
        switch self {
        case .maximum, .integerMaximum: return pooling(.maximum, 4096)
        case .average: return pooling(.average, 4096)
        case .manyRows: return pooling(.maximum, 64)
        case .depthwise, .integerDepthwise:
            var convolution = DepthwiseConvolution(
                kernel: weights(isInteger ? 240 : 1024), bias: nil, strides: .square(1), padding: .same)
            if isInteger { convolution.kernelScales = scales }
            return .depthwiseConvolution(convolution)
        case .convolution, .integerConvolution:
            var convolution = Convolution(
                kernel: weights(isInteger ? 240 : 1024), bias: nil, strides: .square(1), padding: .same)
            if isInteger { convolution.kernelScales = scales }
            return .convolution(convolution)
        }
    }

    func executor(threads: Int) throws -> Executor {
        let quantization = isInteger ? QuantizationParameters(validScale: 0.1, zeroPoint: 3) : nil
        let graph = Graph(
            nodes: [
                Node(
                    name: "x", operation: .input(dimensions: [4096, 4096, 1]), inputs: [], quantization: quantization),
                Node(name: "y", operation: operation, inputs: [0], quantization: quantization),
            ], outputs: [1])
        return try Executor(
            plan: PlanCompiler.compile(
                placeConversions(ShapedGraph(graph)),
                options: PlanOptions(backend: try Backend.select(), operationLimit: .max)),
            threads: threads)
    }

    var input: Tensor {
        let shape = Shape(validated: [1, 4096, 4096, 1])
        return Tensor(shape: shape, elementType: .float32, copying: [Float](repeating: 1, count: shape.count))
    }
}
