import ServalKernelInterface

extension Window {
    /// The input rows that output rows `rows` read, cut to the map.
    func inputRows(for rows: Range<Int>) -> Range<Int> {
        let first = rows.lowerBound * strideY - padTop
        let last = (rows.upperBound - 1) * strideY - padTop + (height - 1) * dilationY
        let lower = min(max(first, 0), inputHeight)
        return lower..<max(min(last + 1, inputHeight), lower)
    }

    /// Input rows under so many output rows, padding included.
    func inputRowCount(rows: Int) -> Int { (rows - 1) * strideY + (height - 1) * dilationY + 1 }

    /// Writes where each input row under some output rows lies; nil for rows of padding.
    ///
    /// - Parameter list: room for `inputRowCount(rows:)` pointers.
    func listInputRows<Element>(
        of input: MapRows, under rows: Range<Int>, into list: UnsafeMutablePointer<UnsafePointer<Element>?>
    ) {
        let top = rows.lowerBound * strideY - padTop
        for index in 0..<inputRowCount(rows: rows.count) {
            let row = top + index
            list[index] =
                row >= 0 && row < inputHeight
                ? UnsafePointer(input.row(row).assumingMemoryBound(to: Element.self)) : nil
        }
    }

    /// Such as `3x3s2`.
    var stageName: String { "\(height)x\(width)s\(strideY)" }
}
