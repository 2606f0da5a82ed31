/// What a network's output means, as its model file states.
public struct ModelTask: Hashable, Sendable {
    /// What the numbers are counted in.
    public enum Units: String, Sendable, CaseIterable {
        /// Pixels of the input, the origin at the top left corner of the top left pixel.
        case inputPixels = "input_pixels"
        /// Probabilities, 0 to 1: the last operation is softmax or sigmoid.
        case probabilities
        /// Numbers without a unit.
        case none
    }

    /// The name of the task, such as `classification` or `pet-faces`.
    public let name: String
    /// What the numbers are counted in.
    public let units: Units
    /// What each number of the output is, or each point, in the order of the output.
    public let labels: [String]
    /// How the numbers become faces; nil for a network whose output needs no decoding.
    public let decoding: TaskDecoding?

    package init(name: String, units: Units, labels: [String], decoding: TaskDecoding? = nil) {
        (self.name, self.units, self.labels, self.decoding) = (name, units, labels, decoding)
    }
}

extension ModelTask {
    static let key = "serval.task"

    init(_ value: JSONValue) throws(WeightsError) {
        var reader = try ObjectReader(value, of: Self.key)
        name = try reader.string("name")
        units = try reader.word("units")
        let labels = try reader.strings("labels")
        self.labels = labels
        decoding = try reader.optional("decoding").map { value throws(WeightsError) in
            try TaskDecoding(value, pointCount: labels.count)
        }
        try reader.finish()
    }

    /// The number of outputs that the task is defined with; nil when it leaves that open.
    var outputCount: Int? {
        switch name {
        case "pet-face-box": 4
        case "pet-face-landmarks": 18
        default: nil
        }
    }
}
