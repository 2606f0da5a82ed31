import ServalKernelInterface

#if arch(x86_64)
    /// Multiplies with a panel of 64, 32, 24 or 16 columns: the width names the tile.
    func multiplyQuantizedPanel(_ whole: QuantizedTask) {
        var task = whole
        task.isLimited = mayExceedIntegers(task.multipliers, task.lanes, residual: task.residual)
        switch task.lanes {
        case 64: multiplyBytes6x4(task)
        case 32: multiplyBytes14x2(task)
        case 24: multiplyBytesHalf8x3(task)
        default: multiplyBytes28x1(task)
        }
    }

    extension QuantizedKernels {
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
            while start < call.rows {
                task.rows = layout.rowBlock < call.rows &- start ? layout.rowBlock : call.rows &- start
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
#else
    /// Nothing calls these kernels on another processor.
    func multiplyQuantizedPanel(_ task: QuantizedTask) {}

    extension QuantizedKernels {
        static func pointwise(_ call: QuantizedPointwiseCall) {}
    }
#endif
