import ServalImage

/// The size of an upright picture in pixels.
package struct PictureSize: Hashable, Sendable {
    package let width: Double
    package let height: Double

    package init(width: Int, height: Int) { (self.width, self.height) = (Double(width), Double(height)) }
    package init(_ view: ImageView) { self.init(width: view.width, height: view.height) }
    package init(_ image: Image) { self.init(width: image.width, height: image.height) }
}
