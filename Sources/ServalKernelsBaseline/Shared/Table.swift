import ServalKernelInterface

/// The kernels of this module.
func makeTable(width: Int) -> KernelTable {
    KernelTable(
        vectorWidth: width, pointwise: { _ in }, convolution: { _ in }, depthwise: { _ in }, pooling: { _ in },
        globalPooling: { _ in }, elementwise: { _ in }, affine: { _ in }, unary: { _ in }, parametricRelu: { _ in },
        softmax: { _ in }, copy: { _ in }, fill: { _ in }, upsampling: { _ in }, multiplyAddProbe: { _ in 0 },
        readProbe: { _, _ in 0 })
}
