/// What a scan header selects (T.81 B.2.3).
struct JPEGScan {
    /// Indices into the frame's components.
    let components: [Int]
    let dcTables: [Int]
    let acTables: [Int]
    let spectralStart: Int
    let spectralEnd: Int
    let bitPositionHigh: Int
    let bitPositionLow: Int
}

/// One component as the inner loops of a scan see it. The pointers belong to the decoder, which outlives the scan.
struct JPEGScanComponent: BitwiseCopyable {
    /// Blocks of each MCU, and samples of a block's side.
    var blockSize: Int
    var blocksAcross: Int
    var blocksDown: Int

    var dcCodes: UnsafePointer<JPEGHuffmanTable.Codes>?
    var acCodes: UnsafePointer<JPEGHuffmanTable.Codes>?
    var quantization: UnsafePointer<Int16>

    /// Sequential frames: where samples go.
    var plane: UnsafeMutablePointer<UInt8>?
    /// Row r of blocks is kept at `r % planeBlockRows`.
    var planeBlockRows: Int
    /// Progressive frames: where coefficients go.
    var coefficients: UnsafeMutablePointer<Int16>?
    var blocksPerRow: Int
    var coefficientsPerBlock: Int

    /// The last DC coefficient of the restart interval.
    var predictor = 0

    /// Where the current row of MCUs starts in the plane.
    var rowOffset = 0

    mutating func moveToRow(_ row: Int) {
        rowOffset = row &* blocksDown % planeBlockRows &* blocksPerRow &* blockSize &* blockSize
    }
}
