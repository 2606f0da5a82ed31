/// A subset of an image's pixels that is stored as an image of its own (PNG 8.2, Adam7).
struct PNGPass {
    /// Position of the first pixel and distance between pixels in the full image.
    let x: Int
    let y: Int
    let stepX: Int
    let stepY: Int

    /// Size in pixels; either may be 0.
    let width: Int
    let height: Int

    init(x: Int, y: Int, stepX: Int, stepY: Int, imageWidth: Int, imageHeight: Int) {
        (self.x, self.y, self.stepX, self.stepY) = (x, y, stepX, stepY)
        width = max(0, (imageWidth - x).dividedRoundingUp(by: stepX))
        height = max(0, (imageHeight - y).dividedRoundingUp(by: stepY))
    }

    static func adam7(width: Int, height: Int) -> [PNGPass] {
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)].map {
            PNGPass(x: $0.0, y: $0.1, stepX: $0.2, stepY: $0.3, imageWidth: width, imageHeight: height)
        }
    }
}
