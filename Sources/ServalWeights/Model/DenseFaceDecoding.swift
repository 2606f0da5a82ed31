/// How a grid of cells becomes faces: one output of the shape [1, rows, columns, channels], all numbers as the last
/// layer gives them.
///
/// The centre of a cell lies at ((column + 0.5) · stride, (row + 0.5) · stride) in pixels of the network's input.
public struct DenseFaceDecoding: Hashable, Sendable {
    /// Pixels of the input from one cell to the next.
    public let stride: Int
    /// What kinds of animal there are, one logit each (softmax).
    public let species: [String]
    /// The channel of the logit of a face being there (sigmoid).
    public let score: Int
    /// Four channels: the distances of the left, top, right and bottom edge from the cell's centre, in strides.
    public let box: Range<Int>
    /// One channel for each of `species`.
    public let speciesLogits: Range<Int>
    /// Two channels a point, x then y: its place relative to the cell's centre, in strides.
    public let points: Range<Int>
    /// One channel a point: the logit of its being visible (sigmoid).
    public let visible: Range<Int>
    /// The probability from which on a cell's answer counts as a face, unless the program asks for another; 0 to 1.
    public let scoreThreshold: Double
    /// Of two faces whose boxes overlap by more than this (intersection over union), the better one stays; 0 to 1.
    public let suppressionOverlap: Double
    /// A face is where a cell's score is the highest of a square of this many cells a side; odd.
    public let peakWindow: Int

    /// The number of channels that the output has at least.
    public var channelCount: Int {
        max(score + 1, box.upperBound, speciesLogits.upperBound, points.upperBound, visible.upperBound)
    }

    init(_ reader: inout ObjectReader, pointCount: Int) throws(WeightsError) {
        stride = try reader.int("stride", in: 1...Preprocessing.sizeLimit)
        species = try reader.names("species")
        let groups = try reader.channelGroups(
            "channels",
            [
                ("score", 1), ("box", 4), ("species", species.count), ("points", 2 * pointCount),
                ("visible", pointCount),
            ])
        score = groups[0].lowerBound
        (box, speciesLogits, points, visible) = (groups[1], groups[2], groups[3], groups[4])
        scoreThreshold = try reader.number("score_threshold", in: 0...1)
        suppressionOverlap = try reader.number("suppression_iou", in: 0...1)
        peakWindow = try reader.int("peak_window", in: 1...Preprocessing.sizeLimit)
        guard peakWindow % 2 == 1 else { throw reader.invalid("peak_window", "an odd number") }
    }
}
