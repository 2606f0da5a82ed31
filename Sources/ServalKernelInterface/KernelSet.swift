/// The kernels of one instruction set, each a function of one call.
///
/// A call trusts its arguments entirely: everything is validated when the plan is made. All kernels may run at the same
/// time on different memory. Every result is the same for any split of the work and, bit for bit, on every instruction
/// set that has fused multiply-add (in 8 bits: on every one).
///
/// A kernel is named here and where it is written; the compiler finds one that lacks.
package protocol KernelSet: Sendable {
    /// Lanes of a float vector.
    static var vectorWidth: Int { get }
    /// Vector registers that the tiles are made for.
    static var vectorRegisters: Int { get }
    /// Pixels of the register tile for panels of `lanes` columns.
    static func tilePixels(lanes: Int) -> Int

    static func pointwise(_ call: PointwiseCall)
    static func blockStrassen(_ call: BlockStrassenCall)
    static func wholeMapStrassen(_ call: WholeMapStrassenCall)
    static func convolution(_ call: ConvolutionCall)
    static func winograd(_ call: WinogradCall)
    static func depthwise(_ call: DepthwiseCall)
    static func depthwiseWinograd(_ call: DepthwiseCall)
    static func expandedDepthwise(_ call: ExpandedDepthwiseCall)
    static func pooling(_ call: PoolingCall)
    static func globalPooling(_ call: GlobalPoolingCall)
    static func elementwise(_ call: ElementwiseCall)
    static func affine(_ call: AffineCall)
    static func unary(_ call: UnaryCall)
    static func parametricRelu(_ call: ParametricReluCall)
    static func softmax(_ call: SoftmaxCall)
    static func layerNormalization(_ call: LayerNormalizationCall)
    static func copy(_ call: CopyCall)
    static func fill(_ call: FillCall)
    static func upsampling(_ call: UpsamplingCall)

    /// Runs `iterations` × 120 independent vector multiply-adds in registers; returns a value that depends on them.
    static func multiplyAddProbe(_ iterations: Int) -> Float
    /// Sums `count` floats (a multiple of 64) as fast as they can be read.
    static func readProbe(_ data: UnsafePointer<Float>, _ count: Int) -> Float
}

/// The kernels of the backend that was chosen; a kernel is called as `kernels.pointwise(call)`.
package typealias KernelTable = any KernelSet.Type
