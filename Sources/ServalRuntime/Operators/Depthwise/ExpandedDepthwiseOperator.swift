import ServalKernelInterface

/// A 1x1 convolution and the depthwise 3x3 convolution of stride 2 behind it; only a stage of a fused operator.
///
/// Even input rows belong to two output rows, so a call leaves the row behind its last one begun.
struct ExpandedDepthwiseOperator: RowOperator {
    /// Input rows of one call of the kernel.
    private static let rowsPerCall = 16

    var weights: Operand
    var windows: Operand
    var inputSize: MapSize
    var outputSize: MapSize
    var expandedLow: Float
    var expandedHigh: Float
    var low: Float
    var high: Float

    var stageName: String { "gemm+dwconv3x3s2" }
    var hasQuantizedProducts: Bool { false }
    var beginsNextRow: Bool { true }

    /// The rows of a call, and an output row that takes what is not wanted.
    var scratchByteCount: Int {
        outputSize.rowByteCount
            + Self.rowsPerCall * MemoryLayout<ExpandedDepthwiseCall.Row>.stride
    }

    /// Input rows under the output rows `rows`.
    func inputRows(for rows: Range<Int>) -> Range<Int> {
        2 * rows.lowerBound..<min(2 * rows.upperBound + 1, inputSize.height)
    }

    /// Completes the rows of a tile and begins the next one.
    func compute(_ tile: RowTile, _ context: ThreadContext) {
        let rows = tile.rows
        let unwanted = tile.scratch.assumingMemoryBound(to: Float.self)
        let list = (tile.scratch + outputSize.rowByteCount).assumingMemoryBound(to: ExpandedDepthwiseCall.Row.self)
        func target(_ row: Int) -> UnsafeMutablePointer<Float> {
            row >= rows.lowerBound && row < tile.writableEnd
                ? tile.output.row(row).assumingMemoryBound(to: Float.self) : unwanted
        }
        let all = inputRows(for: rows)
        let begin = tile.continues ? all.lowerBound + 1 : all.lowerBound
        for first in stride(from: begin, to: all.upperBound, by: Self.rowsPerCall) {
            let end = min(first + Self.rowsPerCall, all.upperBound)
            for row in first..<end {
                let isLast = row == inputSize.height - 1
                (list + (row - first)).initialize(
                    to: ExpandedDepthwiseCall.Row(
                        input: UnsafePointer(tile.input.row(row).assumingMemoryBound(to: Float.self)),
                        isEven: row % 2 == 0, output: target(row / 2),
                        ended: row % 2 == 0 ? target(row / 2 - 1) : isLast ? target(row / 2) : nil))
            }
            context.kernels.pointee.expandedDepthwise(
                ExpandedDepthwiseCall(
                    inputChannels: inputSize.channels, channels: outputSize.channels,
                    weights: context.address(weights), windows: context.address(windows),
                    inputWidth: inputSize.width, inputPixelStride: inputSize.pixelStride,
                    outputPixelStride: outputSize.pixelStride, rows: list, rowCount: end - first,
                    expandedLow: expandedLow, expandedHigh: expandedHigh, low: low, high: high))
        }
    }
}
