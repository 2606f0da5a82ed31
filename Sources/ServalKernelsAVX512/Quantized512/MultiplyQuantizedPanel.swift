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
#else
    /// Nothing calls these kernels on another processor.
    func multiplyQuantizedPanel(_ task: QuantizedTask) {}
#endif

/// Whether the tiles of a matrix take a window's rows from the image: those of 32 channels, the number of most stems.
@inline(always)
func canMultiplyInPlace(_ layout: QuantizedMatrixLayout) -> Bool { layout.first.lanes == 32 && layout.panelCount == 1 }
