import ServalImage
import ServalTensor
import ServalWeights

extension Preprocessing {
    /// A photo as the network's input, float32 of the shape [1, `height`, `width`, channels].
    ///
    /// - Throws: an `ImageError` when the photo is too large to be resized.
    public func input(from image: Image) throws(ImageError) -> Tensor {
        let (fitted, content) = try fit(image)
        return Tensor(shape: Shape(validated: [1, height, width, color.channels])) { values in
            guard let start = values.baseAddress else { return }
            write(fitted, to: start)
            if paddingValue != paddingValue.rounded() { pad(around: content, start) }
        }
    }

    /// The photo at the input's size, in grey where the input is, and where in it the photo lies.
    package func fit(_ image: Image) throws(ImageError) -> (image: Image, content: PixelRect) {
        let image = color == .gray ? try image.grey() : image
        switch resize {
        case .letterbox:
            let (fitted, mapping) = try image.letterboxed(
                width: width, height: height, fill: UInt8(paddingValue.rounded()))
            return (fitted, mapping.toTarget(PixelRect(image)))
        case .stretch:
            let fitted = try image.resized(width: width, height: height)
            return (fitted, PixelRect(fitted))
        }
    }

    /// Writes a picture of the input's size as the network's input.
    ///
    /// - Parameter output: room for `height` · `width` · channels floats.
    package func write(_ fitted: Image, to output: UnsafeMutablePointer<Float>) {
        switch color {
        case .rgb:
            fitted.writeModelInput(
                to: output, scale: (scale[0], scale[1], scale[2]), offset: (offset[0], offset[1], offset[2]))
        case .bgr:
            for sample in 0..<height * width * 3 {
                let channel = sample % 3
                output[sample] = Float(fitted.pixels[sample - channel + 2 - channel]) * scale[channel] + offset[channel]
            }
        case .gray:
            for pixel in 0..<height * width { output[pixel] = Float(fitted.pixels[pixel * 3]) * scale[0] + offset[0] }
        }
    }

    /// Writes a padding that is not a whole level, which a picture cannot hold.
    private func pad(around content: PixelRect, _ output: UnsafeMutablePointer<Float>) {
        let columns = Int(content.x0.rounded())..<Int(content.x1.rounded())
        let rows = Int(content.y0.rounded())..<Int(content.y1.rounded())
        for row in 0..<height {
            for column in 0..<width where !rows.contains(row) || !columns.contains(column) {
                for channel in 0..<color.channels {
                    output[(row * width + column) * color.channels + channel] =
                        paddingValue * scale[channel] + offset[channel]
                }
            }
        }
    }
}

extension Image {
    /// All three channels at the level of grey that Pillow's `convert("L")` computes, after ITU-R BT.601.
    fileprivate func grey() throws(ImageError) -> Image {
        var grey = pixels
        for start in stride(from: 0, to: grey.count, by: 3) {
            let (red, green, blue) = (Int(pixels[start]), Int(pixels[start + 1]), Int(pixels[start + 2]))
            let level = UInt8((red * 19_595 + green * 38_470 + blue * 7_471 + 0x8000) >> 16)
            (grey[start], grey[start + 1], grey[start + 2]) = (level, level, level)
        }
        return try Image(width: width, height: height, pixels: grey)
    }
}
