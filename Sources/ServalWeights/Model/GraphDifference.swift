/// Where the layers that a dump names and those of a model part for the first time.
public enum GraphDifference: Equatable, Sendable {
    /// At one place they name two layers; nil where one of them has no more.
    case layer(model: String?, dump: String?)
    /// A layer's value has two shapes.
    case shape(layer: String, model: [Int], dump: [Int])
    /// Names and shapes are the same, so that an option of some layer differs, or what it reads.
    case options
}

extension GraphDifference: CustomStringConvertible {
    public var description: String {
        switch self {
        case .layer(let model?, let dump?):
            "the first layer that differs is '\(model)' in the model and '\(dump)' in the dump"
        case .layer(let model?, nil): "the model has a layer '\(model)' behind the dump's last"
        case .layer(nil, let dump?): "the dump has a layer '\(dump)' behind the model's last"
        case .shape(let layer, let model, let dump):
            "the first that differs is layer '\(layer)', of shape \(model) in the model and \(dump) in the dump"
        case .layer(nil, nil), .options:
            "its layers have the same names and shapes, so that an option differs, such as an activation, or what a layer reads"
        }
    }
}
