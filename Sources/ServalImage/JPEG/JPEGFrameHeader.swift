/// The size and sampling that a frame header states (T.81 B.2.2).
struct JPEGFrameHeader {
    let isProgressive: Bool
    let width: Int
    let height: Int
    let maximumHorizontalSampling: Int
    let maximumVerticalSampling: Int

    /// Samples of a block's side in the most detailed component: 8, or 4, 2 or 1 where the picture is reduced.
    let blockSize: Int

    /// MCUs of an interleaved scan.
    var unitsPerRow: Int { width.dividedRoundingUp(by: 8 * maximumHorizontalSampling) }
    var unitRows: Int { height.dividedRoundingUp(by: 8 * maximumVerticalSampling) }

    /// By how much each side is made smaller.
    var reduction: Int { 8 / blockSize }

    /// Size of the decoded picture.
    var outputWidth: Int { width.dividedRoundingUp(by: reduction) }
    var outputHeight: Int { height.dividedRoundingUp(by: reduction) }
}

/// A frame: its header and its components in the order declared.
struct JPEGFrame {
    let header: JPEGFrameHeader
    let components: [JPEGComponent]
}
