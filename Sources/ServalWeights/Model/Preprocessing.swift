/// How a photo becomes a network's input, as its model file states.
public struct Preprocessing: Hashable, Sendable {
    /// The order of the channels.
    public enum Color: String, Sendable, CaseIterable {
        /// Red, green, blue.
        case rgb
        /// Blue, green, red.
        case bgr
        /// One channel: luma by ITU-R BT.601.
        case gray

        /// The number of channels.
        public var channels: Int { self == .gray ? 1 : 3 }
    }

    /// How a photo is brought to the input's size.
    public enum Resize: String, Sendable, CaseIterable {
        /// The longer side fits; the rest is `paddingValue`.
        case letterbox
        /// Both sides fit.
        case stretch
        /// The shorter side fits; what the longer one has too much is cut off, the same at both ends.
        case cover
    }

    /// Rows of the network's input.
    public let height: Int
    /// Columns of the network's input.
    public let width: Int
    /// The channels of the input.
    public let color: Color
    /// How a photo is brought to the input's size.
    public let resize: Resize
    /// The value around a letterboxed photo, before scaling; 0 ... 255.
    public let paddingValue: Float
    /// The factor of each channel: a pixel's value (0 ... 255) becomes value * scale + offset.
    public let scale: [Float]
    /// The summand of each channel.
    public let offset: [Float]

    /// - Precondition: `scale` and `offset` have one number a channel.
    package init(
        height: Int, width: Int, color: Color, resize: Resize, paddingValue: Float, scale: [Float], offset: [Float]
    ) {
        (self.height, self.width, self.color, self.resize) = (height, width, color, resize)
        (self.paddingValue, self.scale, self.offset) = (paddingValue, scale, offset)
    }
}

extension Preprocessing {
    /// The largest side that an input may have.
    static let sizeLimit = 16384

    static let key = "serval.preprocessing"

    init(_ value: JSONValue) throws(WeightsError) {
        var reader = try ObjectReader(value, of: Self.key)
        height = try reader.int("height", in: 1...Self.sizeLimit)
        width = try reader.int("width", in: 1...Self.sizeLimit)
        color = try reader.word("color")
        resize = try reader.word("resize")
        paddingValue = try reader.float("padding_value", default: 0)
        guard 0...255 ~= paddingValue else {
            throw .invalidValue(layer: Self.key, key: "padding_value", expected: "a number of 0 to 255")
        }
        scale = try reader.floats("scale", count: color.channels)
        offset = try reader.floats("offset", count: color.channels)
        try reader.finish()
    }
}
