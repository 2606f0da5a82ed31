/// The kernels of one backend. A call trusts its arguments entirely: everything is validated when the plan is made.
///
/// All kernels may run at the same time on different memory. Every result is the same for any split of the work
/// and, bit for bit, on every instruction set that has fused multiply-add.
package struct KernelTable: Sendable {
    /// Lanes of a float vector.
    package var vectorWidth: Int
    package var pointwise: @Sendable (borrowing PointwiseCall) -> Void
    package var convolution: @Sendable (borrowing ConvolutionCall) -> Void
    package var depthwise: @Sendable (borrowing DepthwiseCall) -> Void
    package var pooling: @Sendable (borrowing PoolingCall) -> Void
    package var globalPooling: @Sendable (borrowing GlobalPoolingCall) -> Void
    package var elementwise: @Sendable (borrowing ElementwiseCall) -> Void
    package var affine: @Sendable (borrowing AffineCall) -> Void
    package var unary: @Sendable (borrowing UnaryCall) -> Void
    package var parametricRelu: @Sendable (borrowing ParametricReluCall) -> Void
    package var softmax: @Sendable (borrowing SoftmaxCall) -> Void
    package var copy: @Sendable (borrowing CopyCall) -> Void
    package var fill: @Sendable (borrowing FillCall) -> Void
    package var upsampling: @Sendable (borrowing UpsamplingCall) -> Void
    /// Runs `iterations` × 120 independent vector multiply-adds in registers; returns a value that depends on them.
    package var multiplyAddProbe: @Sendable (_ iterations: Int) -> Float
    /// Sums `count` floats (a multiple of 64) as fast as they can be read.
    package var readProbe: @Sendable (_ data: UnsafePointer<Float>, _ count: Int) -> Float

    package init(
        vectorWidth: Int,
        pointwise: @escaping @Sendable (borrowing PointwiseCall) -> Void,
        convolution: @escaping @Sendable (borrowing ConvolutionCall) -> Void,
        depthwise: @escaping @Sendable (borrowing DepthwiseCall) -> Void,
        pooling: @escaping @Sendable (borrowing PoolingCall) -> Void,
        globalPooling: @escaping @Sendable (borrowing GlobalPoolingCall) -> Void,
        elementwise: @escaping @Sendable (borrowing ElementwiseCall) -> Void,
        affine: @escaping @Sendable (borrowing AffineCall) -> Void,
        unary: @escaping @Sendable (borrowing UnaryCall) -> Void,
        parametricRelu: @escaping @Sendable (borrowing ParametricReluCall) -> Void,
        softmax: @escaping @Sendable (borrowing SoftmaxCall) -> Void,
        copy: @escaping @Sendable (borrowing CopyCall) -> Void,
        fill: @escaping @Sendable (borrowing FillCall) -> Void,
        upsampling: @escaping @Sendable (borrowing UpsamplingCall) -> Void,
        multiplyAddProbe: @escaping @Sendable (_ iterations: Int) -> Float,
        readProbe: @escaping @Sendable (_ data: UnsafePointer<Float>, _ count: Int) -> Float
    ) {
        self.vectorWidth = vectorWidth
        self.pointwise = pointwise
        self.convolution = convolution
        self.depthwise = depthwise
        self.pooling = pooling
        self.globalPooling = globalPooling
        self.elementwise = elementwise
        self.affine = affine
        self.unary = unary
        self.parametricRelu = parametricRelu
        self.softmax = softmax
        self.copy = copy
        self.fill = fill
        self.upsampling = upsampling
        self.multiplyAddProbe = multiplyAddProbe
        self.readProbe = readProbe
    }
}
