import ServalPets

/// How well landmarks were found.
package struct LandmarkFigures: Sendable {
    /// One landmark over all photos.
    package struct Single: Sendable {
        package let landmark: Landmark
        /// Mean and median distance over the longer side of the labelled box.
        package let mean: Double
        package let median: Double
        /// The mean in pixels of the 224-pixel crop.
        package let cropPixels: Double
    }

    /// A point of the curve of correct keypoints (PCK): the share of all points that lie within a distance.
    package struct Correct: Sendable {
        /// A share of the longer side of the labelled box.
        package let threshold: Double
        package let share: Double
    }

    package let photoCount: Int
    /// Normalised mean error a photo, by the longer side of the labelled box.
    package let mean: Estimate
    package let median: Estimate
    /// By the distance of the eyes.
    package let meanByEyeDistance: Estimate
    /// In pixels of the 224-pixel crop.
    package let cropPixels: Estimate
    /// The share of photos whose normalised mean error is above 0.15.
    package let failureRate: Estimate
    package let landmarks: [Single]
    package let correct: [Correct]

    /// - Parameter errors: one a photo.
    /// - Precondition: there is at least one.
    package init(_ errors: [LandmarkErrors]) {
        let means = errors.map(\.mean)
        photoCount = errors.count
        mean = Bootstrap.estimate(.mean, of: means)
        median = Bootstrap.estimate(.median, of: means)
        meanByEyeDistance = Bootstrap.estimate(.mean, of: errors.map(\.meanByEyeDistance))
        cropPixels = Bootstrap.estimate(.mean, of: errors.map(\.meanInCropPixels))
        failureRate = Bootstrap.estimate(.shareAbove(LandmarkErrors.failureThreshold), of: means)
        landmarks = Landmark.allCases.map { landmark in
            let values = errors.map { $0.normalized[landmark.index] }
            let mean = Statistic.mean(values)
            return Single(
                landmark: landmark, mean: mean, median: Statistic.median(values),
                cropPixels: LandmarkErrors.inCropPixels(mean))
        }
        let points = errors.flatMap(\.normalized)
        correct = (1...30).map { step in
            let threshold = Double(step) / 100
            return Correct(
                threshold: threshold, share: Double(points.count { $0 <= threshold }) / Double(points.count))
        }
    }
}
