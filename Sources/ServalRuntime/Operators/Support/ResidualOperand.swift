/// A value that is added to a layer's sums.
struct ResidualOperand: Sendable {
    var place: Operand
    /// Floats from one pixel to the next.
    var pixelStride: Int

    /// - Parameter pixel: counted through all images.
    @inline(__always)
    func address(pixel: Int, _ context: ThreadContext) -> UnsafePointer<Float> {
        UnsafePointer(context.address(place) + pixel * pixelStride)
    }
}
