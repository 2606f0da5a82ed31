import ServalKernelInterface

/// The kernels of this module.
func makeTable() -> KernelTable {
    KernelTable(
        vectorWidth: width, pointwise: pointwise, strassen: strassen, tallStrassen: tallStrassen,
        convolution: convolution, depthwise: depthwise, depthwiseWinograd: depthwiseWinograd,
        expandedDepthwise: expandedDepthwise, pooling: pooling,
        globalPooling: globalPooling, elementwise: elementwise, affine: affine, unary: unary,
        parametricRelu: parametricRelu, softmax: softmax, layerNormalization: layerNormalization, copy: copyRows,
        fill: fillRows, upsampling: upsampling,
        quantized: makeQuantizedTable(),
        multiplyAddProbe: multiplyAddProbe, readProbe: readProbe)
}
