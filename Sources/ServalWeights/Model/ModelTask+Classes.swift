extension ModelTask {
    /// The task of a network each of whose numbers belongs to one class.
    package static let classification = "classification"

    /// The classes' names in the order of the output's numbers; nil for other tasks, and where the file has none.
    package var classLabels: [String]? {
        name == Self.classification && !labels.isEmpty ? labels : nil
    }

    /// Refuses labels that are not one for each number of an image's output.
    func checkClasses(outputCount: Int) throws(WeightsError) {
        guard let classLabels, classLabels.count != outputCount else { return }
        throw .labelCountMismatch(labels: classLabels.count, outputs: outputCount)
    }
}
