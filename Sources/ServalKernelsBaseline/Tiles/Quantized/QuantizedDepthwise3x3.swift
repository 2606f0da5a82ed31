import ServalKernelInterface

/// No window is packed by columns for these instruction sets.
func quantizedDepthwise3x3(_ call: QuantizedDepthwiseCall) {}
