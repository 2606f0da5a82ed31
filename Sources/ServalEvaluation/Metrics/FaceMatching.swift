import ServalPets

/// Which found face is which labelled one, by the overlap (intersection over union) of the boxes inside the photo.
///
/// Greedy: the best found face takes the labelled face that it overlaps most, if by enough and not yet taken; then the
/// next.
package struct FaceMatching: Sendable, Equatable {
    /// From this overlap on a face is found.
    package static let leastOverlap = 0.5

    /// For each found face, the labelled one that it is; nil for a false one.
    package let labelOfFound: [Int?]

    /// - Parameters:
    ///   - found: boxes of one photo, best first.
    ///   - labels: boxes of the same photo.
    package init(
        found: [Box<ImageSpace>], labels: [Box<ImageSpace>], width: Int, height: Int,
        leastOverlap: Double = Self.leastOverlap
    ) {
        let labels = labels.map { $0.clipped(width: width, height: height) }
        var isTaken = labels.map { _ in false }
        labelOfFound = found.map { box in
            let box = box.clipped(width: width, height: height)
            var best: (index: Int, overlap: Double)?
            for (index, label) in labels.enumerated() where !isTaken[index] {
                let overlap = box.overlap(with: label)
                if overlap >= leastOverlap, overlap > best?.overlap ?? 0 { best = (index, overlap) }
            }
            if let best { isTaken[best.index] = true }
            return best?.index
        }
    }
}
