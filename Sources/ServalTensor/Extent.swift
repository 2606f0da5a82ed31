/// A pair of numbers for the two directions of a map: a size, a stride or a dilation.
public struct Extent: Hashable, Sendable {
    /// The number for rows.
    public var height: Int
    /// The number for columns.
    public var width: Int

    /// A pair of numbers for rows and columns.
    public init(height: Int, width: Int) { (self.height, self.width) = (height, width) }
}

extension Extent: CustomStringConvertible {
    /// `2x2`, height first.
    public var description: String { "\(height)x\(width)" }
}
