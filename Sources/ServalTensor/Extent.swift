/// A pair of numbers for the two directions of a map: a size, a stride or a dilation.
public struct Extent: Hashable, Sendable {
    public var height, width: Int

    public init(height: Int, width: Int) { (self.height, self.width) = (height, width) }
}

extension Extent: CustomStringConvertible {
    public var description: String { "\(height)x\(width)" }
}
