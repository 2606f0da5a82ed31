import ServalKernelInterface

/// The 8-bit kernels of this module.
func makeQuantizedTable() -> QuantizedKernelTable {
    QuantizedKernelTable(
        pointwise: quantizedPointwise, convolution: quantizedConvolution, depthwise: quantizedDepthwise,
        pooling: quantizedPooling, globalPooling: quantizedGlobalPooling, add: quantizedAdd,
        requantize: requantizeRows, quantize: quantizeRows, dequantize: dequantizeRows, fill: fillByteRows,
        multiplyAddProbe: quantizedProbe, probeProducts: probeProducts)
}
