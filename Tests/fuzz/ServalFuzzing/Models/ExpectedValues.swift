import ServalGraph
import ServalReference
import ServalTensor

/// What the reference computes for a network.
struct ExpectedValues {
    /// The outputs of a network in float32 and what they are measured against; nil where they cannot be compared.
    let outputs: [Magnitude]?
    /// The value of every node of an optimised network in 8 bits, and for its real ones what they are measured against;
    /// empty for others.
    let values: [QuantizedValue]
    let magnitudes: [Magnitude?]

    /// Weights beyond these cannot be merged with others in float32.
    private static let weightRange: ClosedRange<Float> = 1e-6...1e6

    init(_ graph: Graph, optimized: Graph, inputs: [Tensor]) {
        let isOrdinary =
            inputs.allSatisfy { $0.withUnsafeFloats { $0.allSatisfy { abs($0) <= 1e4 } } }
            && graph.nodes.allSatisfy { Self.isOrdinary($0.operation) }
        let inputs = inputs.map { ReferenceTensor($0) }
        guard graph.isQuantized else {
            let all = isOrdinary ? Self.magnitudes(graph, inputs: inputs) : []
            let outputs = graph.outputs.compactMap { all.indices.contains($0) ? all[$0] : nil }
            self.outputs = outputs.count == graph.outputs.count ? outputs : nil
            (values, magnitudes) = ([], [])
            return
        }
        outputs = nil
        values = IntegerInterpreter.evaluate(graph: optimized, inputs: inputs)
        var magnitudes: [Magnitude?] = []
        for (index, node) in optimized.nodes.enumerated() {
            let operands = node.inputs.compactMap { magnitudes[$0] }
            let isReal = optimized.precision(of: index) == .float
            guard isOrdinary, isReal, case .float(let value) = values[index], operands.count == node.inputs.count else {
                magnitudes.append(isOrdinary ? Magnitude(values[index].dequantized) : nil)
                continue
            }
            switch node.operation {
            case .input, .quantize, .dequantize: magnitudes.append(Magnitude(value))
            default: magnitudes.append(Magnitude.evaluate(node, operands))
            }
        }
        self.magnitudes = magnitudes
    }

    private static func magnitudes(_ graph: Graph, inputs: [ReferenceTensor]) -> [Magnitude?] {
        var remaining = inputs[...]
        var values: [Magnitude?] = []
        for node in graph.nodes {
            if case .input = node.operation {
                values.append(Magnitude(remaining.removeFirst()))
                continue
            }
            let operands = node.inputs.compactMap { values[$0] }
            values.append(operands.count == node.inputs.count ? Magnitude.evaluate(node, operands) : nil)
        }
        return values
    }

    private static func isOrdinary(_ operation: Operation) -> Bool {
        func isOrdinary(_ value: Float) -> Bool { value == 0 || weightRange.contains(abs(value)) }
        switch operation {
        case .rescaling(let it): return (it.scale + it.offset).allSatisfy(isOrdinary)
        case .batchNormalization(let it):
            guard it.epsilon >= 1e-6, it.variance.withUnsafeFloats({ $0.allSatisfy { $0 <= 1e6 } }) else {
                return false
            }
        case .activation(.relu(let maxValue, let slope, let threshold)):
            return [maxValue ?? 0, slope, threshold].allSatisfy(isOrdinary)
        default: break
        }
        return operation.weights.map(\.weight).allSatisfy { weight in
            weight.elementType != .float32 || weight.withUnsafeFloats { $0.allSatisfy(isOrdinary) }
        }
    }
}
