import ServalPets

/// How far nine found points lie from the labelled ones in one photo.
package struct LandmarkErrors: Sendable, Equatable {
    /// The side of the landmark crop that pixel errors are stated for.
    package static let cropSide = 224.0
    /// A photo whose normalised mean error is above this counts as a failure.
    package static let failureThreshold = 0.15

    /// For each landmark, the distance over the longer side of the labelled face box.
    package let normalized: [Double]
    /// The longer side of the labelled face box over the distance of the labelled eyes.
    private let facesPerEyeDistance: Double

    package init(found: Landmarks<ImageSpace>, label: Landmarks<ImageSpace>) {
        let side = label.bounds.longerSide
        normalized = Landmark.allCases.map { found[$0].distance(to: label[$0]) / side }
        facesPerEyeDistance = side / label[.leftEye].distance(to: label[.rightEye])
    }

    /// The normalised mean error (NME): the mean distance over the longer side of the labelled face box.
    package var mean: Double { normalized.reduce(0, +) / Double(normalized.count) }

    /// The mean distance over the distance of the labelled eyes.
    package var meanByEyeDistance: Double { mean * facesPerEyeDistance }

    /// The mean distance in pixels of a crop of 224 pixels whose side is 1.2 times the longer side of the labelled box.
    package var meanInCropPixels: Double { Self.inCropPixels(mean) }

    package var isFailure: Bool { mean > Self.failureThreshold }

    package static func inCropPixels(_ normalized: Double) -> Double {
        normalized * cropSide / Box<ImageSpace>.cropMargin
    }
}
