import ServalGraph
import ServalTensor

/// A fixture layer's options, those of Docs/WeightFormat.md and the two that only fused layers have.
struct KerasConfig: Decodable, Sendable {
    var strides, dilationRate, poolSize, size: [Int]?
    var padding: KerasPadding?
    var groups: Int?
    var activation: KerasActivation?
    var addsResidual: Bool?
    var cropping: [[Int]]?
    var epsilon: Float?
    var axis: Int?
    var scale, offset: NumberOrList?
    var invert, keepdims: Bool?
    var targetShape, dims: [Int]?
    var interpolation: String?
    var maxValue, negativeSlope, threshold: Float?

    var relu: ActivationFunction {
        .relu(maxValue: maxValue, negativeSlope: negativeSlope ?? 0, threshold: threshold ?? 0)
    }
}

/// A name, or insets as [[top, bottom], [left, right]].
enum KerasPadding: Decodable {
    case name(String)
    case insets([[Int]])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let name = try? container.decode(String.self) {
            self = .name(name)
        } else {
            self = .insets(try container.decode([[Int]].self))
        }
    }
}

/// A name, or the options of a `ReLU`.
enum KerasActivation: Decodable {
    case name(String)
    case relu(ActivationFunction)

    private struct Options: Decodable { var maxValue, negativeSlope, threshold: Float? }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let name = try? container.decode(String.self) {
            self = .name(name)
        } else {
            let options = try container.decode(Options.self)
            self = .relu(
                .relu(
                    maxValue: options.maxValue, negativeSlope: options.negativeSlope ?? 0,
                    threshold: options.threshold ?? 0))
        }
    }
}

/// One number for all channels, or one a channel.
struct NumberOrList: Decodable {
    var values: [Float]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Float.self) {
            values = [value]
        } else {
            values = try container.decode([Float].self)
        }
    }
}
