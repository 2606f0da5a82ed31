import ServalKernelInterface

/// Two operands combined element by element, broadcast against each other.
///
/// A task is a row of the layout, or a block of elements where the whole result is one row.
struct CombineOperator: PlannedOperator {
    var operation: ElementwiseOperation
    var layout: BroadcastLayout
    var left: Operand
    var right: Operand
    var output: Operand

    private var isOneRow: Bool { layout.outer.isEmpty && layout.rows.count == 1 }

    var taskCount: Int {
        isOneRow
            ? ElementBlocks.taskCount(layout.channels.count)
            : layout.outer.reduce(layout.rows.count) { $0 * $1.count }
    }

    var scratchByteCount: Int { 0 }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let (left, right, output) = (
            context.address(left), context.address(right), context.address(output)
        )
        let channels = layout.channels
        if isOneRow {
            let elements = ElementBlocks.elements(tasks, count: channels.count)
            combine(
                left: left + elements.lowerBound * channels.leftStride,
                right: right + elements.lowerBound * channels.rightStride, output: output + elements.lowerBound,
                rows: 1, channels: elements.count, context)
            return
        }
        forEachImage(rows: tasks, height: layout.rows.count) { outerIndex, rows in
            var leftPlace = rows.lowerBound * layout.rows.leftStride
            var rightPlace = rows.lowerBound * layout.rows.rightStride
            var place = rows.lowerBound * layout.rows.resultStride
            var rest = outerIndex
            for axis in stride(from: layout.outer.count - 1, through: 0, by: -1) {
                let dimension = layout.outer[axis]
                let index = rest % dimension.count
                leftPlace += index * dimension.leftStride
                rightPlace += index * dimension.rightStride
                place += index * dimension.resultStride
                rest /= dimension.count
            }
            combine(
                left: left + leftPlace, right: right + rightPlace, output: output + place, rows: rows.count,
                channels: channels.count, context)
        }
    }

    @inline(__always)
    private func combine(
        left: UnsafePointer<Float>, right: UnsafePointer<Float>, output: UnsafeMutablePointer<Float>, rows: Int,
        channels: Int, _ context: ThreadContext
    ) {
        // The kernel's first operand is one that does not repeat within a row.
        let swapped = layout.channels.leftStride == 0
        let (whole, wholeStride) = swapped ? (right, layout.rows.rightStride) : (left, layout.rows.leftStride)
        let (other, otherStride) = swapped ? (left, layout.rows.leftStride) : (right, layout.rows.rightStride)
        let otherRepeats = (swapped ? layout.channels.leftStride : layout.channels.rightStride) == 0
        let form: BroadcastForm =
            switch (otherRepeats, otherStride == 0 && rows > 1) {
            case (false, false): .full
            case (false, true): .perChannel
            case (true, false): .perPixel
            case (true, true): .scalar
            }
        context.kernels.pointee.elementwise(
            ElementwiseCall(
                operation: operation, form: form, swapped: swapped, left: whole, leftStride: wholeStride,
                right: other, rightStride: otherStride, output: output, outputStride: layout.rows.resultStride,
                pixels: rows, channels: channels))
    }
}
