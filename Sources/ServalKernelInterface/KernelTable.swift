/// The kernels of one backend. A call trusts its arguments entirely: everything is validated when the plan is made.
///
/// All kernels may run at the same time on different memory. Every result is the same for any split of the work
/// and, bit for bit, on every instruction set that has fused multiply-add (in 8 bits: on every one).
package struct KernelTable: Sendable {
    /// Lanes of a float vector.
    package var vectorWidth: Int
    package var pointwise: @Sendable (PointwiseCall) -> Void
    package var strassen: @Sendable (StrassenCall) -> Void
    package var tallStrassen: @Sendable (TallStrassenCall) -> Void
    package var convolution: @Sendable (ConvolutionCall) -> Void
    package var depthwise: @Sendable (DepthwiseCall) -> Void
    package var depthwiseWinograd: @Sendable (DepthwiseCall) -> Void
    package var expandedDepthwise: @Sendable (ExpandedDepthwiseCall) -> Void
    package var pooling: @Sendable (PoolingCall) -> Void
    package var globalPooling: @Sendable (GlobalPoolingCall) -> Void
    package var elementwise: @Sendable (ElementwiseCall) -> Void
    package var affine: @Sendable (AffineCall) -> Void
    package var unary: @Sendable (UnaryCall) -> Void
    package var parametricRelu: @Sendable (ParametricReluCall) -> Void
    package var softmax: @Sendable (SoftmaxCall) -> Void
    package var layerNormalization: @Sendable (LayerNormalizationCall) -> Void
    package var copy: @Sendable (CopyCall) -> Void
    package var fill: @Sendable (FillCall) -> Void
    package var upsampling: @Sendable (UpsamplingCall) -> Void
    package var quantized: QuantizedKernelTable
    /// Runs `iterations` × 120 independent vector multiply-adds in registers; returns a value that depends on them.
    package var multiplyAddProbe: @Sendable (_ iterations: Int) -> Float
    /// Sums `count` floats (a multiple of 64) as fast as they can be read.
    package var readProbe: @Sendable (_ data: UnsafePointer<Float>, _ count: Int) -> Float

    package init(
        vectorWidth: Int,
        pointwise: @escaping @Sendable (PointwiseCall) -> Void,
        strassen: @escaping @Sendable (StrassenCall) -> Void,
        tallStrassen: @escaping @Sendable (TallStrassenCall) -> Void,
        convolution: @escaping @Sendable (ConvolutionCall) -> Void,
        depthwise: @escaping @Sendable (DepthwiseCall) -> Void,
        depthwiseWinograd: @escaping @Sendable (DepthwiseCall) -> Void,
        expandedDepthwise: @escaping @Sendable (ExpandedDepthwiseCall) -> Void,
        pooling: @escaping @Sendable (PoolingCall) -> Void,
        globalPooling: @escaping @Sendable (GlobalPoolingCall) -> Void,
        elementwise: @escaping @Sendable (ElementwiseCall) -> Void,
        affine: @escaping @Sendable (AffineCall) -> Void,
        unary: @escaping @Sendable (UnaryCall) -> Void,
        parametricRelu: @escaping @Sendable (ParametricReluCall) -> Void,
        softmax: @escaping @Sendable (SoftmaxCall) -> Void,
        layerNormalization: @escaping @Sendable (LayerNormalizationCall) -> Void,
        copy: @escaping @Sendable (CopyCall) -> Void,
        fill: @escaping @Sendable (FillCall) -> Void,
        upsampling: @escaping @Sendable (UpsamplingCall) -> Void,
        quantized: QuantizedKernelTable,
        multiplyAddProbe: @escaping @Sendable (_ iterations: Int) -> Float,
        readProbe: @escaping @Sendable (_ data: UnsafePointer<Float>, _ count: Int) -> Float
    ) {
        self.vectorWidth = vectorWidth
        self.pointwise = pointwise
        self.strassen = strassen
        self.tallStrassen = tallStrassen
        self.convolution = convolution
        self.depthwise = depthwise
        self.depthwiseWinograd = depthwiseWinograd
        self.expandedDepthwise = expandedDepthwise
        self.pooling = pooling
        self.globalPooling = globalPooling
        self.elementwise = elementwise
        self.affine = affine
        self.unary = unary
        self.parametricRelu = parametricRelu
        self.softmax = softmax
        self.layerNormalization = layerNormalization
        self.copy = copy
        self.fill = fill
        self.upsampling = upsampling
        self.quantized = quantized
        self.multiplyAddProbe = multiplyAddProbe
        self.readProbe = readProbe
    }
}
