extension PetFace: CustomStringConvertible {
    /// One line: `cat, score 0.94, box (37.9, -78.9) to (409.5, 272.3), turned by 5.5 degrees`.
    public var description: String {
        let name = species?.rawValue ?? "face"
        return "\(name), score \(rounded(score, 100)), box (\(rounded(box.x0)), \(rounded(box.y0))) to "
            + "(\(rounded(box.x1)), \(rounded(box.y1))), turned by \(rounded(rollDegrees)) degrees"
    }
}

extension TrackedFace: CustomStringConvertible {
    /// One line: the number, and the face's description.
    public var description: String { "#\(id): \(face)" }
}

/// A number rounded to a fraction of one; zero has no sign.
private func rounded(_ value: Double, _ parts: Double = 10) -> Double { (value * parts).rounded() / parts + 0 }
