import ServalKernelInterface

extension Kernels {
    static func pointwise(_ call: PointwiseCall) {
        multiplyPanels(
            call.layout, call.weights, skipped: 0,
            PanelTask(
                bias: call.weights, weights: call.weights, input: call.input, inputStride: call.inputStride,
                outerCount: 1, outerStep: 0, innerCount: 1, innerStep: 0, length: call.layout.inputChannels,
                output: call.output, outputStride: call.outputStride, residual: call.residual,
                residualStride: call.residualStride, rows: call.pixels, low: call.low, high: call.high,
                tile: call.scratch))
    }
}
