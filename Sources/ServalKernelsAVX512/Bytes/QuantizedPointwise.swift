import ServalKernelInterface

extension QuantizedKernels {
    /// Pixels are multiplied where they are, a block at a time.
    static func pointwise(_ call: QuantizedPointwiseCall) {
        let layout = call.layout
        let output = call.output ?? UnsafeMutablePointer(mutating: call.input)
        var task = QuantizedTask(
            panel: call.weights, lanes: 0, columns: 0, input: UnsafeRawPointer(call.input),
            inputStrideBytes: call.inputStride, depth: layout.depth, output: output, floatOutput: call.floatOutput,
            outputStride: call.outputStride, residual: call.residual, rows: 0, requantization: call.requantization)
        let padded = (layout.outputChannels &+ 15) & ~15
        let isPadded = call.floatOutput == nil && padded <= call.outputStride
        var start = 0
        while start < call.pixels {
            task.rows = layout.rowBlock < call.pixels &- start ? layout.rowBlock : call.pixels &- start
            task.input = UnsafeRawPointer(call.input + start &* call.inputStride)
            task.output = output + start &* call.outputStride
            if let floatOutput = call.floatOutput { task.floatOutput = floatOutput + start &* call.outputStride }
            if let residual = call.residual {
                task.residual?.values = residual.values + start &* residual.pixelStride
            }
            multiplyQuantizedPanels(layout, call.weights, writable: isPadded ? padded : layout.outputChannels, task)
            start &+= task.rows
        }
    }
}
