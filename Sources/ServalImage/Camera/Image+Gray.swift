extension Image {
    /// Gives all three channels of RGB pixels the level of grey that Pillow's `convert("L")` computes, after ITU-R
    /// BT.601.
    package static func turnGray(_ pixels: UnsafeMutablePointer<UInt8>, count: Int) {
        for x in 0..<count {
            let pixel = pixels + x &* 3
            let weighted = Int32(pixel[0]) &* 19_595 &+ Int32(pixel[1]) &* 38_470 &+ Int32(pixel[2]) &* 7_471
            let level = UInt8(truncatingIfNeeded: (weighted &+ 0x8000) &>> 16)
            (pixel[0], pixel[1], pixel[2]) = (level, level, level)
        }
    }
}
