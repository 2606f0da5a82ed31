/// For each of the nine points, how likely it is seen in the picture rather than hidden or beyond its border.
///
/// Where a point that is not seen lies is a guess. Tiny changes of the pixels move it far, and with it the face box.
public struct LandmarkVisibility: Hashable, Sendable {
    /// 0 to 1, in the order of `Landmark.allCases`.
    private let probabilities: [Float]

    /// Visibility from a function that gives the probability of each point, 0 to 1.
    public init(_ probability: (Landmark) -> Float) { probabilities = Landmark.allCases.map(probability) }

    /// The probability that a point is seen, 0 to 1.
    public subscript(_ landmark: Landmark) -> Double { Double(probabilities[landmark.index]) }

    /// Whether a point is more likely seen than not.
    public func isVisible(_ landmark: Landmark) -> Bool { self[landmark] >= 0.5 }
}
