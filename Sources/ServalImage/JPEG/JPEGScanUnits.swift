/// The minimum coded units of a scan (T.81 A.2): MCUs when interleaved, the blocks that hold samples otherwise.
struct JPEGScanUnits {
    let perRow: Int
    let rows: Int
    let blocksPerUnit: Int
    /// Rows of units in a row of the frame's MCUs.
    let rowsPerUnitRow: Int

    var count: Int { perRow * rows }
    var blockCount: Int { count * blocksPerUnit }

    init(_ scan: JPEGScan, _ frame: JPEGFrame) {
        if scan.components.count == 1 {
            let component = frame.components[scan.components[0]]
            perRow = component.width.dividedRoundingUp(by: component.blockSize)
            rows = component.height.dividedRoundingUp(by: component.blockSize)
            blocksPerUnit = 1
            rowsPerUnitRow = component.verticalSampling
        } else {
            perRow = frame.header.unitsPerRow
            rows = frame.header.unitRows
            rowsPerUnitRow = 1
            blocksPerUnit = scan.components.reduce(0) {
                $0 + frame.components[$1].horizontalSampling * frame.components[$1].verticalSampling
            }
        }
    }
}
