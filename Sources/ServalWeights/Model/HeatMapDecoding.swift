/// How maps become points: two outputs, the maps of the shape [1, rows, columns, points] and facts about the face in a
/// row, all numbers as the last layers give them.
///
/// A point is the mean of the cells' centres, weighted by the softmax of its map. The map covers the input and
/// `reach` of its side more on each side: a cell's centre lies at ((column + 0.5) / columns · (1 + 2 · reach) - reach)
/// · width of the input, likewise for rows.
public struct HeatMapDecoding: Hashable, Sendable {
    /// How the detector's probability and the presence become one score.
    public enum Score: Hashable, Sendable {
        /// One times the other.
        case product
        /// The root of the product.
        case geometricMean
        /// The detector's alone.
        case detector
        /// Weighed by a logistic regression.
        case logistic(LogisticScore)
    }

    /// A share of the input's side.
    public let reach: Double
    /// The side of the square that the network looks at, in units of the longer side of the face box.
    public let crop: Double
    /// The fact that is the logit of a face being there (sigmoid).
    public let presence: Int
    /// The facts that are the logits of the species (softmax), in the detector's order.
    public let firstSpecies: Int
    /// One fact a point: the logit of its being visible (sigmoid).
    public let visible: Range<Int>
    /// `product` unless the file states another.
    public let score: Score

    init(_ reader: inout ObjectReader, pointCount: Int) throws(WeightsError) {
        reach = try reader.number("reach", in: 0...4)
        crop = try reader.number("crop", in: 0.1...10)
        let facts = try reader.channelGroups("facts", [("presence", 1), ("species", 1), ("visible", pointCount)])
        (presence, firstSpecies, visible) = (facts[0].lowerBound, facts[1].lowerBound, facts[2])
        score = try Score(&reader)
    }

    /// The number of facts that the second output has at least, of a network of this many species.
    public func factCount(speciesCount: Int) -> Int {
        max(presence + 1, firstSpecies + speciesCount, visible.upperBound)
    }
}

extension HeatMapDecoding.Score {
    private enum Word: String, CaseIterable {
        case product
        case geometricMean = "geometric_mean"
        case detector
    }

    init(_ reader: inout ObjectReader) throws(WeightsError) {
        if let score = reader.object("score") {
            var score = ObjectReader(score, of: "\(reader.owner) score")
            guard try score.string("kind") == "logistic" else { throw score.invalid("kind", "logistic") }
            self = .logistic(try LogisticScore(&score))
            try score.finish()
            return
        }
        let word: Word = reader.has("score") ? try reader.word("score") : .product
        switch word {
        case .product: self = .product
        case .geometricMean: self = .geometricMean
        case .detector: self = .detector
        }
    }

    /// The word of the file.
    public var name: String {
        switch self {
        case .product: Word.product.rawValue
        case .geometricMean: Word.geometricMean.rawValue
        case .detector: Word.detector.rawValue
        case .logistic: "logistic"
        }
    }
}
