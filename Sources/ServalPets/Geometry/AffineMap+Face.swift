import ServalImage

extension AffineMap<FaceSpace, ImageSpace> {
    /// Places a drawing on a face: turns and scales the unit face frame, but does not distort it.
    ///
    /// Two eyes at one place give a map that draws all of a sticker at that place.
    init(eyesOf landmarks: Landmarks<ImageSpace>) {
        let (left, right) = (landmarks[.leftEye], landmarks[.rightEye])
        let middle = left.midpoint(to: right)
        let (a, c) = (right.x - left.x, right.y - left.y)
        self.init(a: a, b: -c, tx: middle.x, c: c, d: a, ty: middle.y)
    }
}
