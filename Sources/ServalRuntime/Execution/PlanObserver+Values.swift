import ServalTensor

extension PlanObserver {
    /// The value of a node in float32, dequantized where it is kept in 8 bits, row-major, valid during `body`, which is not called
    /// for a value that is never stored. Allocates where the value is quantized or a slice of a concatenation.
    ///
    /// - Precondition: for a network input, that `Executor.bindInput` or a run gave it an address.
    package func withDequantizedValue(of node: Int, _ body: (UnsafeBufferPointer<Float>) -> Void) {
        if let floats = executor.value(of: node) { return body(UnsafeBufferPointer(floats)) }
        if let floats = gathered(node) { return floats.withUnsafeBufferPointer(body) }
        guard let parameters = plan.values[node]?.quantization, let values = quantizedValue(of: node) else { return }
        values.map { parameters.dequantized($0) }.withUnsafeBufferPointer(body)
    }

    /// A copy of a float32 value, row-major; nil for one that is never stored or in 8 bits.
    package func floats(of node: Int) -> [Float]? { executor.value(of: node).map { Array($0) } ?? gathered(node) }

    /// Stores a float32 value, row-major.
    ///
    /// - Precondition: the plan stores the node's value in float32, and there are as many values as it has elements.
    package func setFloats(of node: Int, to values: UnsafeBufferPointer<Float>) {
        guard let value = plan.values[node], value.quantization == nil, values.count == value.shape.count else {
            preconditionFailure("node \(node) does not take \(values.count) float32 values")
        }
        guard let source = values.baseAddress else { return }
        let start = executor.start(of: value)
        for run in 0..<values.count / value.runLength {
            (start + run * value.runStride).update(from: source + run * value.runLength, count: value.runLength)
        }
    }

    /// A copy of a slice of a concatenation, row-major.
    private func gathered(_ node: Int) -> [Float]? {
        guard let value = plan.values[node], value.quantization == nil, !value.isDense else { return nil }
        let start = executor.start(of: value)
        var floats: [Float] = []
        floats.reserveCapacity(value.shape.count)
        for run in 0..<value.shape.count / value.runLength {
            floats += UnsafeBufferPointer(start: start + run * value.runStride, count: value.runLength)
        }
        return floats
    }

    /// A copy of a quantized value, row-major and without padding; nil for another.
    package func quantizedValue(of node: Int) -> [UInt8]? {
        guard let value = plan.values[node], value.quantization != nil else { return nil }
        return QuantizedLayout(value.shape).values(at: executor.bytes(of: value))
    }

    /// Stores a quantized value, row-major and without padding.
    ///
    /// - Precondition: the plan keeps the node's value in 8 bits, and there are as many values as it has elements.
    package func setQuantizedValue(of node: Int, to values: [UInt8]) {
        guard let value = plan.values[node], value.quantization != nil, values.count == value.shape.count else {
            preconditionFailure("node \(node) does not take \(values.count) quantized values")
        }
        let layout = QuantizedLayout(value.shape)
        let start = executor.bytes(of: value)
        values.withUnsafeBufferPointer { values in
            guard let source = values.baseAddress else { return }
            for row in 0..<layout.rows {
                (start + row * layout.stride).update(from: source + row * layout.channels, count: layout.channels)
            }
        }
    }
}
