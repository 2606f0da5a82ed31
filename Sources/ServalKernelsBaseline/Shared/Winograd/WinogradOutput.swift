import ServalKernelInterface

/// The transform of the products, Aᵀ M A for each tile and output channel, and the end of each output: bias, residual, clamp,
/// store.
extension WinogradBlock {
    @inline(always)
    func transformOutput(_ tileSize: Int) {
        for index in 0..<count {
            let place = WinogradPlace(firstTile &+ index, tiles)
            let (row, column) = (place.row &* tileSize, place.column &* tileSize)
            let offset =
                place.image &* call.outputImageStride
                &+ (row &* call.outputRowStride &+ column &* call.outputPixelStride &+ call.firstColumn)
            let pixel =
                (place.image &* call.outputHeight &+ row) &* call.window.outputWidth &+ column
            let isWhole =
                row >= call.firstRow && row &+ tileSize <= call.endRow
                && column &+ tileSize <= call.window.outputWidth
            let tile = WinogradOutputTile(
                products: UnsafePointer(products) + index &* productStride, plane: productPlane,
                output: call.output + offset,
                residual: call.residual.map { $0 + (pixel &* call.residualPixelStride &+ call.firstColumn) },
                pixelStride: call.outputPixelStride, rowStride: call.outputRowStride,
                residualPixelStride: call.residualPixelStride,
                residualRowStride: call.residualPixelStride &* call.window.outputWidth,
                bias: call.weights + (call.layout.biasOffset &+ call.firstColumn), low: broadcast(call.low),
                high: broadcast(call.high), firstRow: call.firstRow &- row, endRow: call.endRow &- row,
                endColumn: call.window.outputWidth &- column)
            var channels = call.layout.outputChannels &- call.firstColumn
            if channels > call.panels.paddedColumns { channels = call.panels.paddedColumns }
            var channel = 0
            if isWhole {
                while channel &+ width <= channels {
                    tile.transform(tileSize, channel)
                    channel &+= width
                }
            }
            while channel < channels {
                let lanes = channels &- channel
                tile.transformEdge(tileSize, channel, lanes: lanes < width ? lanes : width)
                channel &+= width
            }
        }
    }
}

/// A tile of the output.
private struct WinogradOutputTile {
    /// M[0], channel 0.
    var products: UnsafePointer<Float>
    var plane: Int
    /// Pixel (0, 0) of the tile, channel 0; so for the residual.
    var output: UnsafeMutablePointer<Float>
    var residual: UnsafePointer<Float>?
    var pixelStride: Int
    var rowStride: Int
    var residualPixelStride: Int
    var residualRowStride: Int
    var bias: UnsafePointer<Float>
    var low: Vector
    var high: Vector
    /// What is written of the tile: rows `firstRow` ..< `endRow` and columns below `endColumn`.
    var firstRow: Int
    var endRow: Int
    var endColumn: Int

    /// Transforms a vector of channels of a whole tile.
    @inline(always)
    func transform(_ tileSize: Int, _ channel: Int) {
        let (output, bias) = (output + channel, load(bias + channel))
        if let residual {
            let residual = residual + channel
            forEach(tileSize, channel, bias) { row, column, v in
                let sum = v + load(residual + (row &* residualRowStride &+ column &* residualPixelStride))
                store(
                    maximum(low, minimum(high, sum)), output + (row &* rowStride &+ column &* pixelStride))
            }
        } else {
            forEach(tileSize, channel, bias) { row, column, v in
                store(maximum(low, minimum(high, v)), output + (row &* rowStride &+ column &* pixelStride))
            }
        }
    }

    /// The same of a tile of which some pixels or channels are not written.
    @inline(never)
    func transformEdge(_ tileSize: Int, _ channel: Int, lanes: Int) {
        let output = output + channel
        let bias = load(bias + channel, first: lanes)
        @inline(always)
        func end(_ row: Int, _ column: Int, _ v: Vector) {
            if row < firstRow || row >= endRow || column >= endColumn { return }
            let place = row &* rowStride &+ column &* pixelStride
            var v = v
            if let residual {
                let place = row &* residualRowStride &+ column &* residualPixelStride
                v += load(residual + (channel &+ place), first: lanes)
            }
            store(maximum(low, minimum(high, v)), output + place, first: lanes)
        }
        if tileSize == 4 { forEach(4, channel, bias, end) } else { forEach(2, channel, bias, end) }
    }

    /// Calls `body` for each pixel with what it is before the residual is added.
    @inline(always)
    private func forEach(
        _ tileSize: Int, _ channel: Int, _ bias: Vector, _ body: (_ row: Int, _ column: Int, Vector) -> Void
    ) {
        let size = tileSize &+ 2
        let products = products + channel
        @inline(always)
        func transformedRow(_ row: Int) -> WinogradVectors {
            let start = products + row &* size &* plane
            return WinogradVectors(tileSize) { load(start + $0 &* plane) }.transformedOutput(tileSize)
        }
        let (r0, r1, r2, r3) = (transformedRow(0), transformedRow(1), transformedRow(2), transformedRow(3))
        let (r4, r5) = tileSize == 4 ? (transformedRow(4), transformedRow(5)) : (r3, r3)
        var column = 0
        while column < tileSize {
            let sums = WinogradVectors(tileSize) { row in
                switch row {
                case 0: r0[column]
                case 1: r1[column]
                case 2: r2[column]
                case 3: r3[column]
                case 4: r4[column]
                default: r5[column]
                }
            }.transformedOutput(tileSize, from: bias)
            var row = 0
            while row < tileSize {
                body(row, column, sums[row])
                row &+= 1
            }
            column &+= 1
        }
    }
}

/// Where a tile lies: its image, and its row and column among the image's tiles.
struct WinogradPlace {
    let image: Int
    let row: Int
    let column: Int

    @inline(always)
    init(_ tile: Int, _ tiles: WinogradTiles) {
        image = tile / tiles.count
        let place = tile &- image &* tiles.count
        row = place / tiles.columns
        column = place &- row &* tiles.columns
    }
}
