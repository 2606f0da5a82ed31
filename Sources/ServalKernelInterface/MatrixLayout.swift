/// How a packed weight matrix of `inputChannels` rows and `outputChannels` columns is cut into panels.
///
/// A panel holds `lanes` neighbouring columns: first their `lanes` biases, then `inputChannels` rows of `lanes` weights.
/// Panels follow each other without gaps; columns beyond `outputChannels` are zero. `lanes` names the register tile that
/// computes the panel, so a layout belongs to the backend it was made for.
package struct MatrixLayout: Equatable, Sendable {
    /// A run of panels of the same width.
    package struct Segment: Equatable, Sendable {
        package var panels: Int
        /// Columns in each panel; 0 in an unused segment.
        package var lanes: Int

        package init(panels: Int, lanes: Int) {
            self.panels = panels
            self.lanes = lanes
        }

        package static var none: Segment { Segment(panels: 0, lanes: 0) }
    }

    /// Rows of the matrix: the length of the sum (k). For a convolution, kernel height × width × channels of a group.
    package var inputChannels: Int
    /// Columns of the matrix (n).
    package var outputChannels: Int
    /// Panels from column 0 upwards.
    package var first: Segment
    package var second: Segment
    package var third: Segment
    /// Pixels that are multiplied with every panel before the next pixels are begun; chosen for the caches.
    package var rowBlock: Int
    /// Floats of scratch, 64-byte aligned, that a product with this matrix needs: a tile of the last panel, if not all of
    /// the panel's columns exist.
    package var scratchFloats = 0

    package init(
        inputChannels: Int, outputChannels: Int, first: Segment, second: Segment = .none, third: Segment = .none,
        rowBlock: Int
    ) {
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        self.first = first
        self.second = second
        self.third = third
        self.rowBlock = rowBlock
    }

    /// Columns after padding, at least `outputChannels`.
    package var paddedColumns: Int {
        first.panels * first.lanes + second.panels * second.lanes + third.panels * third.lanes
    }

    /// Floats that the packed matrix occupies, biases included.
    package var floatCount: Int { (inputChannels + 1) * paddedColumns }

    /// The number of panels of all segments.
    package var panelCount: Int { first.panels + second.panels + third.panels }

    /// Where a range of panels begins, as a column and as a place in the packed matrix.
    package struct PanelPlace: Equatable, Sendable {
        package var column: Int
        package var weightOffset: Int
    }

    package func place(ofPanel panel: Int) -> PanelPlace {
        let firstCount = min(panel, first.panels)
        let secondCount = min(panel - firstCount, second.panels)
        let thirdCount = panel - firstCount - secondCount
        let column = firstCount * first.lanes + secondCount * second.lanes + thirdCount * third.lanes
        return PanelPlace(column: column, weightOffset: column * (inputChannels + 1))
    }

    /// The layout of some of the panels: a matrix of its own whose packed form is a part of this one's.
    package func panels(_ range: Range<Int>) -> MatrixLayout {
        func part(_ segment: Segment, _ begin: Int) -> Segment {
            let count = max(0, min(range.upperBound, begin + segment.panels) - max(range.lowerBound, begin))
            return count == 0 ? .none : Segment(panels: count, lanes: segment.lanes)
        }
        var layout = self
        layout.first = part(first, 0)
        layout.second = part(second, first.panels)
        layout.third = part(third, first.panels + second.panels)
        layout.outputChannels =
            min(place(ofPanel: range.upperBound).column, outputChannels) - place(ofPanel: range.lowerBound).column
        return layout
    }
}
