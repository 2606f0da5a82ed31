import ServalKernelInterface

/// The product of a run of pixels with one panel of a packed 8-bit matrix: what a register tile is called with.
struct QuantizedTask {
    /// Biases, multipliers, weights.
    var panel: UnsafeRawPointer
    var lanes: Int
    /// Columns of the panel that are written.
    var columns: Int
    /// Columns from the first of the panel on that may be written, those of other panels and padding included.
    var writable = 0
    var input: UnsafeRawPointer
    var inputStrideBytes: Int
    /// Neighbouring bytes of a pixel's input that are summed over.
    var depth: Int
    /// Number of k segments, and the byte distance between them. One, unless the window is read in place.
    var kSegments = 1
    var kSegmentStep = 0
    var output: UnsafeMutablePointer<UInt8>
    /// Written instead of `output`, with the same stride in floats.
    var floatOutput: UnsafeMutablePointer<Float>?
    var outputStride: Int
    var residual: QuantizedResidual?
    /// Pixels.
    var rows: Int
    var requantization: Requantization
    /// Whether scaled sums may lie outside Int32 and must be limited before they are rounded.
    var isLimited = true
}

extension QuantizedTask {
    @inline(always)
    var biases: UnsafePointer<Int32> { panel.assumingMemoryBound(to: Int32.self) }

    @inline(always)
    var multipliers: UnsafePointer<Float> { (panel + 4 &* lanes).assumingMemoryBound(to: Float.self) }

    @inline(always)
    var weights: UnsafePointer<Int8> { (panel + 8 &* lanes).assumingMemoryBound(to: Int8.self) }
}

/// Multiplies a run of pixels with all panels of a packed matrix, a block of pixels at a time.
///
/// `whole` describes the run; its panel, lanes and columns are set here.
func multiplyQuantizedPanels(
    _ layout: QuantizedMatrixLayout, _ matrix: UnsafeRawPointer, writable: Int, _ whole: QuantizedTask
) {
    var task = whole
    var panel = matrix
    var column = 0
    for index in 0..<3 {
        let segment = index == 0 ? layout.first : index == 1 ? layout.second : layout.third
        for _ in 0..<segment.panels {
            let left = writable &- column
            task.panel = panel
            task.lanes = segment.lanes
            task.writable = left
            task.columns = left < segment.lanes ? left : segment.lanes
            task.output = whole.output + column
            if let output = whole.floatOutput { task.floatOutput = output + column }
            if let residual = whole.residual { task.residual?.values = residual.values + column }
            multiplyQuantizedPanel(task)
            panel += segment.lanes &* layout.columnBytes
            column &+= segment.lanes
        }
    }
}
