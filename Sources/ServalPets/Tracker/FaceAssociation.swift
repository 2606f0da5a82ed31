/// Which face is which animal.
enum FaceAssociation {
    /// The distance of two boxes' middles in units of their size.
    static func distance(_ a: Box<ImageSpace>, _ b: Box<ImageSpace>) -> Double {
        a.center.distance(to: b.center) / max((a.longerSide + b.longerSide) / 2, 1)
    }

    /// How unlike a sight is to what is expected of a track: distance and size in units of the face's size, and
    /// colours.
    ///
    /// - Parameters:
    ///   - expected: where the track is expected.
    ///   - box: where the face is seen.
    static func cost(
        _ track: FaceTrack, expected: Box<ImageSpace>, box: Box<ImageSpace>, appearance: FaceAppearance
    ) -> Double {
        distance(expected, box) + unlikeness(track, expected: expected, box: box, appearance: appearance)
    }

    /// The part of the cost that is not distance.
    static func unlikeness(
        _ track: FaceTrack, expected: Box<ImageSpace>, box: Box<ImageSpace>, appearance: FaceAppearance
    ) -> Double {
        let size = max((expected.longerSide + box.longerSide) / 2, 1)
        let change = abs(expected.longerSide - box.longerSide) / size
        return change + track.appearance.distance(to: appearance)
    }

    /// Pairs of the least costs first, each row and column in one pair at most.
    ///
    /// - Parameter cost: nil for what cannot be a pair.
    static func pairs(
        rows: Int, columns: Int, cost: (Int, Int) -> Double?
    ) -> [(row: Int, column: Int)] {
        var candidates: [(cost: Double, row: Int, column: Int)] = []
        for row in 0..<rows {
            for column in 0..<columns {
                if let cost = cost(row, column) { candidates.append((cost, row, column)) }
            }
        }
        candidates.sort { ($0.cost, $0.row, $0.column) < ($1.cost, $1.row, $1.column) }
        var pairs: [(row: Int, column: Int)] = []
        for candidate in candidates
        where !pairs.contains(where: { $0.row == candidate.row || $0.column == candidate.column }) {
            pairs.append((candidate.row, candidate.column))
        }
        return pairs
    }
}
