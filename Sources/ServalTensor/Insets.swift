/// Rows and columns added to (or cut from) the four sides of a map.
public struct Insets: Hashable, Sendable {
    /// Rows above the first one.
    public var top: Int
    /// Rows below the last one.
    public var bottom: Int
    /// Columns before the first one.
    public var left: Int
    /// Columns behind the last one.
    public var right: Int

    /// Insets of four sides.
    public init(top: Int, bottom: Int, left: Int, right: Int) {
        (self.top, self.bottom, self.left, self.right) = (top, bottom, left, right)
    }

    /// Nothing on any side.
    public static let zero = Insets(top: 0, bottom: 0, left: 0, right: 0)

    package static func + (a: Insets, b: Insets) -> Insets {
        Insets(top: a.top + b.top, bottom: a.bottom + b.bottom, left: a.left + b.left, right: a.right + b.right)
    }
}
