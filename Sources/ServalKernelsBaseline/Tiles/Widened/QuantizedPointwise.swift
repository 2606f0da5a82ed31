import ServalKernelInterface

extension QuantizedKernels {
    /// Pixels are widened to 16 bits a block at a time, then multiplied.
    static func pointwise(_ call: QuantizedPointwiseCall) {
        let layout = call.layout
        guard let scratch = call.scratch else { return }
        let output = call.output ?? UnsafeMutablePointer(mutating: call.input)
        var task = QuantizedTask(
            panel: call.weights, lanes: 0, columns: 0, input: UnsafeRawPointer(scratch),
            inputStrideBytes: 2 &* layout.depth, depth: layout.depth, output: output, floatOutput: call.floatOutput,
            outputStride: call.outputStride, residual: call.residual, rows: 0, requantization: call.requantization)
        var start = 0
        while start < call.pixels {
            let count = layout.rowBlock < call.pixels &- start ? layout.rowBlock : call.pixels &- start
            let widened = scratch.assumingMemoryBound(to: Int16.self)
            for row in 0..<count {
                widen(call.input + (start &+ row) &* call.inputStride, layout.depth, to: widened + row &* layout.depth)
            }
            task.rows = count
            task.output = output + start &* call.outputStride
            if let floatOutput = call.floatOutput { task.floatOutput = floatOutput + start &* call.outputStride }
            if let residual = call.residual { task.residual?.values = residual.values + start &* residual.pixelStride }
            multiplyQuantizedPanels(layout, call.weights, writable: layout.outputChannels, task)
            start &+= count
        }
    }
}

/// Widens `count` bytes, and up to 15 behind them, to 16 bits each.
@inline(always)
func widen(_ source: UnsafePointer<UInt8>, _ count: Int, to target: UnsafeMutablePointer<Int16>) {
    var i = 0
    while i < count {
        widen16(source + i, to: target + i)
        i &+= 16
    }
}
