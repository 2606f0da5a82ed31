import ServalKernelInterface

/// The transform of the input, V = Bᵀ d B for each tile and channel, strip by strip of neighbouring tiles: first the columns, which
/// neighbours share, then the rows of each tile.
extension WinogradBlock {
    @inline(always)
    func transformInput(_ tileSize: Int) {
        var done = 0
        while done < count {
            let place = WinogradPlace(firstTile &+ done, tiles)
            var strip = tiles.columns &- place.column
            if strip > WinogradLayout.stripTiles { strip = WinogradLayout.stripTiles }
            if strip > count &- done { strip = count &- done }
            transformStrip(tileSize, place, count: strip, to: input + done &* inputStride)
            done &+= strip
        }
    }

    @inline(always)
    private func transformStrip(
        _ tileSize: Int, _ place: WinogradPlace, count: Int, to target: UnsafeMutablePointer<Float>
    ) {
        let window = call.window
        let top = place.row &* tileSize &- window.padTop
        let left = place.column &* tileSize &- window.padLeft
        let columns = count &* tileSize &+ 2
        var first = left < 0 ? 0 &- left : 0
        first = first < columns ? first : columns
        var end = window.inputWidth &- left
        end = end < columns ? end : columns
        end = end > first ? end : first
        let isInside = top >= 0 && top &+ tileSize &+ 2 <= window.inputHeight
        let source =
            call.input + place.image &* call.inputImageStride
            + (top &* call.inputRowStride &+ (left &+ first) &* call.inputPixelStride)
        let stripColumn = (tileSize &+ 2) &* width
        fillRun(0, strip, first &* stripColumn)
        fillRun(0, strip + end &* stripColumn, (columns &- end) &* stripColumn)
        let channels = call.layout.matrix.inputChannels
        var channel = 0
        while channel < channels {
            let lanes = channels &- channel
            if isInside && lanes >= width {
                transformColumns(tileSize, source + channel, first: first, end: end)
            } else {
                transformEdgeColumns(
                    source + channel, first: first, end: end, lanes: lanes < width ? lanes : width,
                    firstRow: 0 &- top, endRow: window.inputHeight &- top)
            }
            transformRows(tileSize, count: count, to: target + channel)
            channel &+= width
        }
    }

    @inline(always)
    private func transformColumns(
        _ tileSize: Int, _ source: UnsafePointer<Float>, first: Int, end: Int
    ) {
        let rowStride = call.inputRowStride
        var source = source
        var target = strip + first &* (tileSize &+ 2) &* width
        for _ in first..<end {
            let column = WinogradVectors(tileSize) { load(source + $0 &* rowStride) }
            target = storeColumn(column.transformedInput(tileSize), tileSize, target)
            source += call.inputPixelStride
        }
    }

    /// Columns of which some rows lie outside the image, or of which fewer channels are left than a vector has lanes.
    @inline(never)
    private func transformEdgeColumns(
        _ source: UnsafePointer<Float>, first: Int, end: Int, lanes: Int, firstRow: Int, endRow: Int
    ) {
        let tileSize = call.layout.tileSize
        let rowStride = call.inputRowStride
        var source = source
        var target = strip + first &* (tileSize &+ 2) &* width
        for _ in first..<end {
            let place = source
            if tileSize == 4 {
                let column = WinogradVectors(4) {
                    $0 < firstRow || $0 >= endRow ? broadcast(0) : load(place + $0 &* rowStride, first: lanes)
                }
                target = storeColumn(column.transformedInput(4), 4, target)
            } else {
                let column = WinogradVectors(2) {
                    $0 < firstRow || $0 >= endRow ? broadcast(0) : load(place + $0 &* rowStride, first: lanes)
                }
                target = storeColumn(column.transformedInput(2), 2, target)
            }
            source += call.inputPixelStride
        }
    }

    @inline(always)
    private func storeColumn(
        _ column: WinogradVectors, _ tileSize: Int, _ target: UnsafeMutablePointer<Float>
    ) -> UnsafeMutablePointer<Float> {
        var row = 0
        while row < tileSize &+ 2 {
            store(column[row], target + row &* width)
            row &+= 1
        }
        return target + (tileSize &+ 2) &* width
    }

    @inline(always)
    private func transformRows(_ tileSize: Int, count: Int, to target: UnsafeMutablePointer<Float>) {
        let size = tileSize &+ 2
        var source = UnsafePointer(strip)
        var target = target
        for _ in 0..<count {
            var place = target
            var row = 0
            while row < size {
                let vectors = WinogradVectors(tileSize) { load(source + ($0 &* size &+ row) &* width) }
                let transformed = vectors.transformedInput(tileSize)
                var column = 0
                while column < size {
                    store(transformed[column], place)
                    place += inputPlane
                    column &+= 1
                }
                row &+= 1
            }
            source += tileSize &* size &* width
            target += inputStride
        }
    }
}
