/// How a packed matrix of 8-bit weights is cut into panels; the counterpart of `MatrixLayout`.
///
/// A panel holds `lanes` neighbouring columns: their biases (Int32), their multipliers (Float), then the weights in
/// groups of `group` neighbouring k, the order in which the backend's multiply instruction takes them.
package struct QuantizedMatrixLayout: Equatable, Sendable {
    /// Bytes of input that an output element sums over, padding included: taps × `channels rounded up to 4`.
    package var depth: Int
    /// Weights of one column that lie next to each other: 4 for `vpdpbusd`, 2 for `pmaddwd`.
    package var group: Int
    /// Columns of the matrix (n).
    package var outputChannels: Int
    /// Panels from column 0 upwards.
    package var first: MatrixLayout.Segment
    package var second: MatrixLayout.Segment
    package var third: MatrixLayout.Segment
    /// Pixels that are multiplied with every panel before the next pixels are begun; chosen for the caches.
    package var rowBlock: Int

    package init(
        depth: Int, group: Int, outputChannels: Int, first: MatrixLayout.Segment, second: MatrixLayout.Segment = .none,
        third: MatrixLayout.Segment = .none, rowBlock: Int
    ) {
        self.depth = depth
        self.group = group
        self.outputChannels = outputChannels
        self.first = first
        self.second = second
        self.third = third
        self.rowBlock = rowBlock
    }

    /// Bytes that one tap of a window takes of `depth`.
    package static func tapDepth(channels: Int) -> Int { (channels + 3) & ~3 }

    /// Columns after padding, at least `outputChannels`.
    package var paddedColumns: Int {
        first.panels * first.lanes + second.panels * second.lanes + third.panels * third.lanes
    }

    /// Bytes for each column: bias, multiplier and weights.
    package var columnBytes: Int { 8 + depth }

    /// Bytes that the packed matrix occupies.
    package var byteCount: Int { paddedColumns * columnBytes }

    /// The number of panels of all segments.
    package var panelCount: Int { first.panels + second.panels + third.panels }

    /// The first column of a panel; the panel lies `columnBytes` times that from the start of the packed matrix.
    package func column(ofPanel panel: Int) -> Int {
        let firstCount = min(panel, first.panels)
        let secondCount = min(panel - firstCount, second.panels)
        let thirdCount = panel - firstCount - secondCount
        return firstCount * first.lanes + secondCount * second.lanes + thirdCount * third.lanes
    }

    /// The layout of some of the panels: a matrix of its own whose packed form is a part of this one's.
    package func panels(_ range: Range<Int>) -> QuantizedMatrixLayout {
        func part(_ segment: MatrixLayout.Segment, _ begin: Int) -> MatrixLayout.Segment {
            let count = max(0, min(range.upperBound, begin + segment.panels) - max(range.lowerBound, begin))
            return count == 0 ? .none : MatrixLayout.Segment(panels: count, lanes: segment.lanes)
        }
        var layout = self
        layout.first = part(first, 0)
        layout.second = part(second, first.panels)
        layout.third = part(third, first.panels + second.panels)
        layout.outputChannels =
            min(column(ofPanel: range.upperBound), outputChannels) - column(ofPanel: range.lowerBound)
        return layout
    }

    /// Bytes of scratch, 64-byte aligned, that a pointwise convolution with this matrix needs.
    package var pointwiseScratchBytes: Int { group == 4 ? 0 : rowBlock * depth * 2 + ByteMap.extraByteCount }

    /// Bytes of scratch, 64-byte aligned, that any other convolution with this matrix needs.
    package var convolutionScratchBytes: Int { rowBlock * depth * (group == 4 ? 1 : 2) + ByteMap.extraByteCount }
}
