import ServalKernelInterface

extension Kernels {
    /// A 3x3 convolution by Winograd's algorithm, a block of tiles after the other: their input is transformed, multiplied with
    /// all of the matrices, and the products are transformed to outputs.
    static func winograd(_ call: WinogradCall) {
        if call.layout.tileSize == 4 { winogradBlocks(4, call) } else { winogradBlocks(2, call) }
    }
}

/// - Parameter tileSize: a literal, so that each use is compiled for just that size. So are those below.
@inline(always)
private func winogradBlocks(_ tileSize: Int, _ call: WinogradCall) {
    var done = 0
    while done < call.tileCount {
        let left = call.tileCount &- done
        let block = WinogradBlock(
            call, firstTile: call.firstTile &+ done,
            count: call.layout.blockTiles < left ? call.layout.blockTiles : left)
        if !call.reusesInput { block.transformInput(tileSize) }
        block.multiply(tileSize)
        block.transformOutput(tileSize)
        done &+= block.count
    }
}

/// Some tiles of a call, and where their transformed input V and the products M lie in the scratch memory.
struct WinogradBlock {
    let call: WinogradCall
    let tiles: WinogradTiles
    let firstTile: Int
    let count: Int
    let input: UnsafeMutablePointer<Float>
    /// Floats from V[p] to V[p + 1], and from one tile to the next.
    let inputPlane: Int
    let inputStride: Int
    let products: UnsafeMutablePointer<Float>
    let productPlane: Int
    let productStride: Int
    /// Transformed columns of a strip of tiles.
    let strip: UnsafeMutablePointer<Float>

    @inline(always)
    init(_ call: WinogradCall, firstTile: Int, count: Int) {
        let layout = call.layout
        self.call = call
        self.firstTile = firstTile
        self.count = count
        tiles = WinogradTiles(
            tileSize: layout.tileSize, outputHeight: call.outputHeight, outputWidth: call.window.outputWidth)
        (inputPlane, inputStride) = (layout.inputPlane, layout.inputStride)
        (productPlane, productStride) = (layout.outputPlane, call.panels.paddedColumns)
        input = call.scratch
        products = input + layout.productCount &* inputPlane
        strip = products + layout.productCount &* productPlane
    }

    @inline(always)
    func multiply(_ tileSize: Int) {
        let layout = call.layout
        var matrix = call.weights + call.panelOffset
        var task = PanelTask(
            bias: matrix, weights: matrix, input: UnsafePointer(input), inputStride: inputStride, outerCount: 1,
            outerStep: 0, innerCount: 1, innerStep: 0, length: layout.matrix.inputChannels, output: products,
            outputStride: productStride, residual: nil, residualStride: 0, rows: count, low: -.infinity,
            high: .infinity, tile: nil)
        for _ in 0..<(tileSize &+ 2) &* (tileSize &+ 2) {
            multiplyPanels(call.panels, matrix, skipped: 0, task)
            matrix += layout.matrix.floatCount
            task.input += inputPlane
            task.output += productPlane
        }
    }
}
