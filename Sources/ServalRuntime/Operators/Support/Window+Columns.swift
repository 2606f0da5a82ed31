import ServalKernelInterface

extension Window {
    /// The window over some of its output columns alone, as if the image began at column `firstColumn`.
    func part(_ columns: Range<Int>) -> (window: Window, firstColumn: Int) {
        let left = columns.lowerBound * strideX - padLeft
        let first = min(max(left, 0), inputWidth)
        var window = self
        window.outputWidth = columns.count
        window.padLeft = max(-left, 0)
        window.inputWidth = inputWidth - first
        return (window, first)
    }

    /// Calls `body` with parts of the output columns, each at most a cancellation interval; not any more when the run is given up.
    ///
    /// - Parameter operations: of an output pixel.
    @inline(__always)
    func forEachInterval(
        operations: Double, _ context: ThreadContext,
        _ body: (_ columns: Range<Int>, Window, _ firstColumn: Int) -> Void
    ) {
        let count = context.countPerInterval(operations: operations)
        var column = 0
        while column < outputWidth, !context.isStopped {
            let columns = column..<min(column + count, outputWidth)
            let part = part(columns)
            body(columns, part.window, part.firstColumn)
            column = columns.upperBound
        }
    }

    /// Whether an output row is more than a cancellation interval.
    @inline(__always)
    func isLong(operations: Double, _ context: ThreadContext) -> Bool {
        Double(outputWidth) * operations > context.stop.cancellationInterval
    }
}
