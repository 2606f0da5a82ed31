import ServalTensor

extension Executor {
    /// The value of a node as real numbers, row-major, valid during `body`, which is not called for a value that is
    /// never stored. Allocates where the value is kept in 8 bits.
    ///
    /// - Precondition: for a network input, that `bindInput` or `run` gave it an address.
    package func withRealValue(of node: Int, _ body: (UnsafeBufferPointer<Float>) -> Void) {
        if let real = value(of: node) { return body(UnsafeBufferPointer(real)) }
        guard let parameters = plan.values[node]?.quantization, let levels = levels(of: node) else { return }
        levels.map { parameters.real($0) }.withUnsafeBufferPointer(body)
    }

    /// Stores a value that is kept in 8 bits, row-major and without padding.
    ///
    /// - Precondition: the plan keeps the node's value in 8 bits, and there are as many levels as it has elements.
    package func setLevels(of node: Int, to levels: [UInt8]) {
        guard let value = plan.values[node], value.quantization != nil, levels.count == value.shape.count else {
            preconditionFailure("node \(node) does not take \(levels.count) levels")
        }
        let layout = ByteLayout(value.shape)
        let start = bytes(of: value)
        levels.withUnsafeBufferPointer { levels in
            guard let source = levels.baseAddress else { return }
            for row in 0..<layout.rows {
                (start + row * layout.stride).update(from: source + row * layout.channels, count: layout.channels)
            }
        }
    }

    /// A copy of a value that is kept in 8 bits, row-major and without padding; nil for another.
    package func levels(of node: Int) -> [UInt8]? {
        guard let value = plan.values[node], value.quantization != nil else { return nil }
        return ByteLayout(value.shape).levels(at: bytes(of: value))
    }
}
