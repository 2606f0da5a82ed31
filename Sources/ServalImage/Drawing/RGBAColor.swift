/// An 8-bit colour with an opacity, not premultiplied.
public struct RGBAColor: Sendable, Hashable {
    /// The level of red, 0 to 255.
    public var red: UInt8
    /// The level of green, 0 to 255.
    public var green: UInt8
    /// The level of blue, 0 to 255.
    public var blue: UInt8

    /// The opacity: 0 is transparent, 255 opaque.
    public var alpha: UInt8

    /// A colour by its levels, opaque unless stated otherwise.
    public init(red: UInt8, green: UInt8, blue: UInt8, alpha: UInt8 = 255) {
        self.red = red
        self.green = green
        self.blue = blue
        self.alpha = alpha
    }

    /// A shade of grey.
    public init(gray: UInt8, alpha: UInt8 = 255) {
        self.init(red: gray, green: gray, blue: gray, alpha: alpha)
    }

    /// Opaque black.
    public static let black = RGBAColor(gray: 0)
    /// Opaque white.
    public static let white = RGBAColor(gray: 255)
    /// Transparent black.
    public static let clear = RGBAColor(gray: 0, alpha: 0)
}
