/// The size and sampling that a frame header states (T.81 B.2.2).
struct JPEGFrameHeader {
    let isProgressive: Bool
    let width: Int
    let height: Int
    let maximumHorizontalSampling: Int
    let maximumVerticalSampling: Int

    /// MCUs of an interleaved scan.
    var unitsPerRow: Int { width.dividedRoundingUp(by: 8 * maximumHorizontalSampling) }
    var unitRows: Int { height.dividedRoundingUp(by: 8 * maximumVerticalSampling) }
}

/// A frame: its header and its components in the order declared.
struct JPEGFrame {
    let header: JPEGFrameHeader
    let components: [JPEGComponent]
}
