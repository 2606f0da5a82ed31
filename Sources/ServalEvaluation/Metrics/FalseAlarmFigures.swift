/// How often a face is claimed in photos without cats and dogs.
package struct FalseAlarmFigures: Sendable {
    /// Photos of one kind, or all but the wild relatives of cats and dogs.
    package struct Group: Sendable {
        package let name: String
        package let photoCount: Int
        /// The share of photos in which a face is claimed.
        package let rate: Estimate
        /// The number of faces claimed.
        package let faceCount: Int
        /// The best score of each photo; 0 where nothing was found.
        package let scores: [Double]

        /// The share of photos in which a face is claimed from another score on.
        package func rate(from score: Double) -> Double {
            Double(scores.count { $0 >= score && $0 > 0 }) / Double(scores.count)
        }
    }

    /// Foxes, wolves, lions and their like: whether an answer is wrong there is a matter of taste.
    package static let wildRelatives = "wild_relative"

    /// `all` first, unless there are wild relatives only.
    package let groups: [Group]

    package init(_ results: [NegativeResult], minimumScore: Double) {
        let counted = results.filter { $0.photo.group != Self.wildRelatives }
        var groups = counted.isEmpty ? [] : [Group("all", counted, minimumScore: minimumScore)]
        for name in Set(results.map(\.photo.group)).subtracting(["", "all"]).sorted() {
            groups.append(Group(name, results.filter { $0.photo.group == name }, minimumScore: minimumScore))
        }
        self.groups = groups
    }
}

extension FalseAlarmFigures.Group {
    /// - Parameter results: at least one.
    fileprivate init(_ name: String, _ results: [NegativeResult], minimumScore: Double) {
        self.name = name
        photoCount = results.count
        scores = results.map { $0.scores.first ?? 0 }
        faceCount = results.reduce(0) { $0 + $1.scores.count { $0 >= minimumScore } }
        let isClaimed = results.map { $0.scores.contains { $0 >= minimumScore } ? 1.0 : 0 }
        rate = Bootstrap.estimate(.mean, of: isClaimed)
    }
}
