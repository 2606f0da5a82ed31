#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#elseif canImport(WASILibc)
    import WASILibc
#endif

extension Reference {
    /// exp(value) divided by the sum of exp along one axis of the full shape.
    ///
    /// The largest value along the axis is subtracted first, so that no exponential overflows.
    package static func softmax(axis: Int, input: ReferenceTensor) -> ReferenceTensor {
        let view = AxisView(input.shape, axis: axis)
        var output = [Double](repeating: 0, count: input.values.count)
        for outer in 0..<view.outer {
            for inner in 0..<view.inner {
                var maximum = -Double.infinity
                for position in 0..<view.size {
                    maximum = max(maximum, input.values[view.offset(outer: outer, position: position, inner: inner)])
                }
                var sum = 0.0
                for position in 0..<view.size {
                    let offset = view.offset(outer: outer, position: position, inner: inner)
                    output[offset] = exp(input.values[offset] - maximum)
                    sum += output[offset]
                }
                for position in 0..<view.size {
                    output[view.offset(outer: outer, position: position, inner: inner)] /= sum
                }
            }
        }
        return ReferenceTensor(shape: input.shape, values: output)
    }
}
