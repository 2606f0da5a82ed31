/// The figures of all measures, for all photos together and for each species.
package struct EvaluationFigures: Sendable {
    /// Photos of one kind.
    package struct Group: Sendable {
        /// `all` or a species.
        package let name: String
        package let boxes: BoxFigures?
        package let landmarks: LandmarkFigures?
        package let pipeline: LandmarkFigures?
        /// The boxes of both networks in a row.
        package let pipelineBoxes: BoxFigures?
    }

    /// `all` first; none when there is no photo.
    package let groups: [Group]

    package init(_ results: [PhotoResult]) {
        var groups = results.isEmpty ? [] : [Self.group("all", results)]
        let species = Set(results.map(\.label.species)).subtracting([""]).sorted()
        for name in species where name != "all" {
            groups.append(Self.group(name, results.filter { $0.label.species == name }))
        }
        self.groups = groups
    }

    private static func group(_ name: String, _ results: [PhotoResult]) -> Group {
        let overlaps = results.compactMap(\.overlap)
        let pipelineOverlaps = results.compactMap(\.pipelineOverlap)
        let inLabelledBox = results.compactMap(\.inLabelledBox)
        let inFoundBox = results.compactMap(\.inFoundBox)
        return Group(
            name: name, boxes: overlaps.isEmpty ? nil : BoxFigures(overlaps),
            landmarks: inLabelledBox.isEmpty ? nil : LandmarkFigures(inLabelledBox),
            pipeline: inFoundBox.isEmpty ? nil : LandmarkFigures(inFoundBox),
            pipelineBoxes: pipelineOverlaps.isEmpty ? nil : BoxFigures(pipelineOverlaps))
    }
}
