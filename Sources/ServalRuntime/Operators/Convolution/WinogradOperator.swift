import ServalKernelInterface

/// A 3×3 convolution of stride 1 by Winograd's algorithm.
///
/// The tiles of a map lie at fixed places, so that a pixel gets the same bits whatever range of rows, tiles or channels it is
/// computed in; a range of rows that ends within tiles computes them once more than another.
struct WinogradOperator: PlannedOperator {
    enum Split: Sendable {
        /// A task is an output row of an image.
        case rows
        /// A task is a tile, of all images.
        case tiles
        /// A task is a panel of output channels of all tiles: threads share out the weights instead of reading all of them each.
        case panels
    }

    /// Rows of tiles from which threads have about the same number of them.
    private static let manyRows = 12
    /// Tiles up to which the weights are most of what is read.
    private static let fewTiles = 64
    /// Output channels from which the transform of the input, which each thread makes for itself, is little work.
    private static let manyChannels = 128

    var layout: WinogradLayout
    /// Tiles that a kernel multiplies best together.
    var tileMultiple: Int
    var weights: Operand
    var window: Window
    var inputSize: MapSize
    var outputSize: MapSize
    var images: Int
    var input: Operand
    var output: Operand
    var residual: ResidualOperand?
    var epilogue: Epilogue
    let split: Split
    let tiles: WinogradTiles

    init(
        layout: WinogradLayout, tileMultiple: Int, weights: Operand, window: Window, inputSize: MapSize,
        outputSize: MapSize, images: Int, input: Operand, output: Operand, residual: ResidualOperand?,
        epilogue: Epilogue
    ) {
        (self.layout, self.tileMultiple, self.weights, self.window) = (layout, tileMultiple, weights, window)
        (self.inputSize, self.outputSize, self.images) = (inputSize, outputSize, images)
        (self.input, self.output, self.residual, self.epilogue) = (input, output, residual, epilogue)
        tiles = WinogradTiles(
            tileSize: layout.tileSize, outputHeight: outputSize.height, outputWidth: outputSize.width)
        let count = images * tiles.count
        if layout.outputChannels >= Self.manyChannels, count <= min(layout.blockTiles, Self.fewTiles) {
            split = .panels
        } else {
            split = images * tiles.rows >= Self.manyRows ? .rows : .tiles
        }
    }

    private var tileCount: Int { images * tiles.count }

    var taskCount: Int {
        switch split {
        case .rows: images * outputSize.height
        case .tiles: tileCount
        case .panels: layout.matrix.panelCount
        }
    }

    var axes: OperatorAxes { split == .rows ? .rows : [] }

    var taskMultiple: Int {
        switch split {
        case .rows: layout.tileSize
        case .tiles: tileMultiple
        case .panels: 1
        }
    }

    var rowMultiple: Int { layout.tileSize }

    /// A range reads all weights, or transforms the input of all tiles.
    var repeatsWork: Bool { split != .rows }

    func work(before task: Int) -> Int { split == .panels ? layout.matrix.place(ofPanel: task).column : task }

    var scratchByteCount: Int { layout.scratchFloats * MemoryLayout<Float>.stride }

    var operations: Double? { Double(tileCount) * operationsPerTile(columns: layout.matrix.paddedColumns) }

    private func operationsPerTile(columns: Int) -> Double {
        Double(layout.productCount) * Double(layout.matrix.inputChannels) * Double(columns)
    }

    func run(_ tasks: Range<Int>, _ context: ThreadContext) {
        let (allPanels, allRows) = (0..<layout.matrix.panelCount, 0..<outputSize.height)
        switch split {
        case .rows:
            forEachImage(rows: tasks, height: outputSize.height) { image, rows in
                run(tiles.tiles(image: image, rows: rows), panels: allPanels, rows: rows, context)
            }
        case .tiles: run(tasks, panels: allPanels, rows: allRows, context)
        case .panels:
            run(
                0..<tileCount, panels: tasks, rows: allRows,
                reusesInput: context.continues && tasks.lowerBound > 0, context)
        }
    }

    /// Computes rows, of those that some tiles are over, and panels of output channels.
    private func run(
        _ range: Range<Int>, panels: Range<Int>, rows: Range<Int>, reusesInput: Bool = false, _ context: ThreadContext
    ) {
        let first = layout.matrix.place(ofPanel: panels.lowerBound).column
        let end = min(layout.matrix.place(ofPanel: panels.upperBound).column, layout.outputChannels)
        let operations = operationsPerTile(columns: end - first)
        let isLong = Double(range.count) * operations > context.stop.cancellationInterval
        let most = min(layout.blockTiles, isLong ? context.countPerInterval(operations: operations) : range.count)
        // Blocks of about the same size.
        let blocks = (range.count + most - 1) / most
        let count = (range.count + blocks - 1) / max(blocks, 1)
        let target = context.address(output)
        for begin in stride(from: range.lowerBound, to: range.upperBound, by: max(count, 1)) {
            if isLong, context.isStopped { return }
            let block = begin..<min(begin + count, range.upperBound)
            context.kernels.pointee.winograd(
                WinogradCall(
                    layout: layout, weights: context.address(weights), window: window,
                    outputHeight: outputSize.height, input: context.address(input),
                    inputPixelStride: inputSize.pixelStride, inputRowStride: inputSize.rowStride,
                    inputImageStride: inputSize.imageStride, output: target,
                    outputPixelStride: outputSize.pixelStride, outputRowStride: outputSize.rowStride,
                    outputImageStride: outputSize.imageStride, residual: residual?.address(pixel: 0, context),
                    residualPixelStride: residual?.pixelStride ?? 0, tiles: block, panels: panels, rows: rows,
                    reusesInput: reusesInput && blocks == 1, low: epilogue.low, high: epilogue.high,
                    scratch: context.scratch.assumingMemoryBound(to: Float.self)))
            guard epilogue.unary != nil else { continue }
            finish(block, rows: rows, target + first, channels: end - first, context)
        }
    }

    /// Applies the activation to what some tiles computed, while it is in the cache.
    private func finish(
        _ block: Range<Int>, rows: Range<Int>, _ target: UnsafeMutablePointer<Float>, channels: Int,
        _ context: ThreadContext
    ) {
        let size = tiles.tileSize
        forEachRectangle(of: block, columns: tiles.columns) { tileRows, tileColumns in
            let columns = tileColumns.lowerBound * size..<min(tileColumns.upperBound * size, outputSize.width)
            for tileRow in tileRows {
                let (image, row) = (tileRow / tiles.rows, tileRow % tiles.rows * size)
                for row in max(row, rows.lowerBound)..<max(min(row + size, rows.upperBound), max(row, rows.lowerBound))
                {
                    let pixel = outputSize.pixel(image: image, row: row) + columns.lowerBound
                    epilogue.finish(
                        target + pixel * outputSize.pixelStride, stride: outputSize.pixelStride, rows: columns.count,
                        channels: channels, context)
                }
            }
        }
    }
}
