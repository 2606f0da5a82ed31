import ServalPets

/// How well any number of faces was found, from one score on.
package struct DetectionFigures: Sendable {
    /// Labelled faces of one species, or all of them.
    package struct Group: Sendable {
        /// `all` or a species.
        package let name: String
        package let faceCount: Int
        /// The share of labelled faces that were found.
        package let recall: Estimate?
        /// The share of found faces that are labelled ones; for `all` only, as a false face is of no species.
        package let precision: Estimate?
        /// Over all scores; for `all` only.
        package let averagePrecision: Estimate?
        /// The share of found faces whose species is the labelled one; nil where none is told.
        package let speciesRight: Estimate?
        /// The mean, over found faces, of the mean distance of the points over the longer side of the labelled box.
        package let error: Estimate?
        package let medianError: Estimate?
        /// The same by the distance of the eyes.
        package let errorByEyeDistance: Estimate?
        /// The share of found faces whose error is above 0.15.
        package let failureRate: Estimate?
        /// The share of points of found faces whose visibility is told right.
        package let visibilityRight: Estimate?
        /// For each landmark in its order, the mean over found faces; empty where none was found.
        package let landmarkErrors: [Double]
        /// The errors of all found faces.
        package let errors: [Double]
    }

    package let photoCount: Int
    package let minimumScore: Double
    /// `all` first.
    package let groups: [Group]
    package let curve: PrecisionCurve

    /// - Parameter results: at least one.
    package init(_ results: [FacesResult], minimumScore: Double) {
        photoCount = results.count
        self.minimumScore = minimumScore
        let labelCount = results.reduce(0) { $0 + $1.labels.faces.count }
        curve = PrecisionCurve(Self.outcomes(results), labelCount: max(labelCount, 1))
        let species = Set(results.flatMap { $0.labels.faces.map(\.species) }).subtracting(["", "all"]).sorted()
        groups =
            [Group("all", results, species: nil, minimumScore: minimumScore)]
            + species.map { Group($0, results, species: $0, minimumScore: minimumScore) }
    }

    fileprivate static func outcomes(_ results: some Sequence<FacesResult>) -> [(score: Double, isRight: Bool)] {
        results.flatMap { $0.found.map { ($0.score, $0.label != nil) } }
    }
}

extension DetectionFigures.Group {
    /// What one photo adds to the figures.
    private struct Share {
        var labels = 0
        var found = 0
        var right = 0
        var speciesTold = 0
        var speciesRight = 0
        var errors: [LandmarkErrors] = []
        var visibilityTold = 0
        var visibilityRight = 0
    }

    /// - Parameter species: nil for all.
    fileprivate init(_ name: String, _ results: [FacesResult], species: String?, minimumScore: Double) {
        let shares = results.map { Self.share(of: $0, species: species, minimumScore: minimumScore) }
        func ratio(_ part: KeyPath<Share, Int>, _ whole: KeyPath<Share, Int>) -> Estimate? {
            Bootstrap.estimate(count: shares.count) { drawn in
                let count = drawn.reduce(0) { $0 + shares[$1][keyPath: whole] }
                return count == 0 ? nil : Double(drawn.reduce(0) { $0 + shares[$1][keyPath: part] }) / Double(count)
            }
        }
        let means = shares.map { $0.errors.map(\.mean) }
        let byEyes = shares.map { $0.errors.map(\.meanByEyeDistance) }
        func statistic(_ statistic: Statistic, _ values: [[Double]]) -> Estimate? {
            Bootstrap.estimate(count: values.count) { drawn in
                let all = drawn.flatMap { values[$0] }
                return all.isEmpty ? nil : statistic(all)
            }
        }
        self.name = name
        faceCount = shares.reduce(0) { $0 + $1.labels }
        recall = ratio(\.right, \.labels)
        precision = species == nil ? ratio(\.right, \.found) : nil
        averagePrecision = species == nil ? Self.averagePrecision(results) : nil
        speciesRight = ratio(\.speciesRight, \.speciesTold)
        error = statistic(.mean, means)
        medianError = statistic(.median, means)
        errorByEyeDistance = statistic(.mean, byEyes)
        failureRate = statistic(.shareAbove(LandmarkErrors.failureThreshold), means)
        visibilityRight = ratio(\.visibilityRight, \.visibilityTold)
        let all = shares.flatMap(\.errors)
        landmarkErrors =
            all.isEmpty
            ? []
            : Landmark.allCases.map { landmark in
                Statistic.mean(all.map { $0.normalized[landmark.index] })
            }
        errors = means.flatMap(\.self)
    }

    private static func averagePrecision(_ results: [FacesResult]) -> Estimate? {
        Bootstrap.estimate(count: results.count) { drawn in
            let labelCount = drawn.reduce(0) { $0 + results[$1].labels.faces.count }
            guard labelCount > 0 else { return nil }
            return PrecisionCurve(
                DetectionFigures.outcomes(drawn.lazy.map { results[$0] }), labelCount: labelCount
            ).average
        }
    }

    private static func share(of result: FacesResult, species: String?, minimumScore: Double) -> Share {
        var share = Share()
        share.labels = result.labels.faces.count { species == nil || $0.species == species }
        for face in result.found(from: minimumScore) {
            share.found += 1
            guard let index = face.label else { continue }
            let label = result.labels.faces[index]
            guard species == nil || label.species == species else { continue }
            share.right += 1
            if let told = face.species, !label.species.isEmpty {
                share.speciesTold += 1
                share.speciesRight += told == label.species ? 1 : 0
            }
            if let errors = face.errors { share.errors.append(errors) }
            if let isRight = face.isVisibilityRight {
                share.visibilityTold += isRight.count
                share.visibilityRight += isRight.count(where: \.self)
            }
        }
        return share
    }
}
