/// How a network's numbers become faces, as its model file states.
public enum TaskDecoding: Hashable, Sendable {
    /// A grid of cells, each of which tells of a face round it: many faces a photo.
    case denseFaces(DenseFaceDecoding)
    /// A map for each point and a list of facts: one face a crop.
    case heatMaps(HeatMapDecoding)

    /// The word of each kind.
    private enum Kind: String, CaseIterable {
        case denseFaces = "dense_faces"
        case heatMaps = "heat_maps"
    }

    static let key = "serval.task decoding"

    /// - Parameter pointCount: the number of points that the task's labels name.
    init(_ value: JSONValue, pointCount: Int) throws(WeightsError) {
        var reader = try ObjectReader(value, of: Self.key)
        let kind: Kind = try reader.word("kind")
        switch kind {
        case .denseFaces: self = .denseFaces(try DenseFaceDecoding(&reader, pointCount: pointCount))
        case .heatMaps: self = .heatMaps(try HeatMapDecoding(&reader, pointCount: pointCount))
        }
        try reader.finish()
    }
}

extension ObjectReader {
    /// A number of a range.
    mutating func number(
        _ key: String, in range: ClosedRange<Double>, default fallback: Double? = nil
    ) throws(WeightsError) -> Double {
        if let fallback, !has(key) { return fallback }
        guard let value = try required(key).number, range.contains(value) else {
            throw invalid(key, "a number of \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    /// Names that are not empty and differ; one or more.
    mutating func names(_ key: String) throws(WeightsError) -> [String] {
        let names = try strings(key)
        guard !names.isEmpty, !names.contains(""), Set(names).count == names.count else {
            throw invalid(key, "a list of one or more different names")
        }
        return names
    }

    /// An object in which each key names the first of some channels, or of some numbers of a list.
    ///
    /// - Parameter groups: the keys and how many channels each takes.
    /// - Returns: the first channel of each group, in the order of `groups`.
    /// - Throws: `WeightsError.invalidValue` where two groups have a channel in common.
    mutating func channelGroups(
        _ key: String, _ groups: [(name: String, count: Int)]
    ) throws(WeightsError) -> [Range<Int>] {
        var reader = try ObjectReader(required(key), of: "\(owner) \(key)")
        var ranges: [Range<Int>] = []
        for group in groups {
            let first = try reader.int(group.name, in: 0...Self.channelLimit)
            let range = first..<first + group.count
            guard !ranges.contains(where: { $0.overlaps(range) }) else {
                throw reader.invalid(
                    group.name, "the first of \("channel".counted(group.count)) that no other group has")
            }
            ranges.append(range)
        }
        try reader.finish()
        return ranges
    }

    /// Channels beyond this are no network's.
    private static let channelLimit = 1 << 20
}
