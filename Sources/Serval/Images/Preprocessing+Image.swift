import ServalImage
import ServalTensor
import ServalWeights

extension Preprocessing {
    /// A photo as the network's input: resized as the file states, each level (0 ... 255) times `scale` plus `offset`.
    ///
    /// - Returns: a float32 tensor of the shape [1, `height`, `width`, channels].
    /// - Throws: an `ImageError` when the photo is too large to be resized.
    public func input(from image: Image) throws(ImageError) -> Tensor {
        let values = UnsafeMutableBufferPointer<Float>.allocate(capacity: height * width * color.channels)
        defer { values.deallocate() }
        if let start = values.baseAddress { _ = try write(image, to: start) }
        return Tensor(shape: Shape(validated: [1, height, width, color.channels])) {
            _ = $0.update(fromContentsOf: values)
        }
    }

    /// Writes a photo, or a part of it, as the network's input.
    ///
    /// - Parameters:
    ///   - part: in pixels of the photo; what lies beyond its border has the padding value. Nil for all of the photo.
    ///   - output: room for `height` · `width` · channels floats.
    /// - Returns: how the photo's positions became the input's.
    package func write(
        _ image: Image, part: Box<ImageSpace>? = nil, to output: UnsafeMutablePointer<Float>
    ) throws(ImageError) -> Mapping<ImageSpace, InputSpace> {
        let source = part ?? Box<ImageSpace>(image)
        let (fitted, mapping) = try fit(image, source)
        fitted.pixels.withUnsafeBufferPointer { writeSamples($0, to: output) }
        if paddingValue != paddingValue.rounded() { pad(around: mapping(source), output) }
        return mapping
    }

    /// The photo at the input's size, in grey where the input is, and how its positions became the input's.
    private func fit(
        _ image: Image, _ source: Box<ImageSpace>
    ) throws(ImageError) -> (image: Image, mapping: Mapping<ImageSpace, InputSpace>) {
        let image = color == .gray ? try image.grey() : image
        let padding = UInt8(paddingValue.rounded())
        switch resize {
        case .letterbox:
            return try image.letterboxed(width: width, height: height, from: source, fill: padding)
        case .stretch: return try stretch(image, source, padding)
        case .cover: return try stretch(image, middle(of: source), padding)
        }
    }

    private func stretch(
        _ image: Image, _ source: Box<ImageSpace>, _ padding: UInt8
    ) throws(ImageError) -> (image: Image, mapping: Mapping<ImageSpace, InputSpace>) {
        let fitted = try image.croppedAndResized(source, width: width, height: height, fill: padding)
        let (scaleX, scaleY) = (Double(width) / source.width, Double(height) / source.height)
        return (
            fitted,
            Mapping<ImageSpace, InputSpace>(
                scaleX: scaleX, scaleY: scaleY, offsetX: -source.x0 * scaleX, offsetY: -source.y0 * scaleY)
        )
    }

    /// The largest part with the input's proportions, with fractional borders as Pillow's `ImageOps.fit` takes them.
    func middle(of source: Box<ImageSpace>) -> Box<ImageSpace> {
        let ratio = Double(width) / Double(height)
        let isWider = source.width / source.height >= ratio
        let (partWidth, partHeight) =
            isWider ? (ratio * source.height, source.height) : (source.width, source.width / ratio)
        let (x0, y0) = (
            source.x0 + (source.width - partWidth) * 0.5, source.y0 + (source.height - partHeight) * 0.5
        )
        return Box<ImageSpace>(x0: x0, y0: y0, x1: x0 + partWidth, y1: y0 + partHeight)
    }

    /// Writes a picture of the input's size as the network's input.
    ///
    /// - Parameters:
    ///   - fitted: RGB samples.
    ///   - output: room for `height` · `width` · channels floats.
    func writeSamples(_ fitted: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<Float>) {
        switch color {
        case .rgb:
            Image.writeModelInput(
                fitted, to: output, scale: (scale[0], scale[1], scale[2]), offset: (offset[0], offset[1], offset[2]))
        case .bgr:
            for sample in 0..<height * width * 3 {
                let channel = sample % 3
                output[sample] = Float(fitted[sample - channel + 2 - channel]) * scale[channel] + offset[channel]
            }
        case .gray:
            for pixel in 0..<height * width { output[pixel] = Float(fitted[pixel * 3]) * scale[0] + offset[0] }
        }
    }

    /// Writes a padding that is not a whole level, which a picture cannot hold.
    func pad(around content: Box<InputSpace>, _ output: UnsafeMutablePointer<Float>) {
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
        let count = width * height
        grey.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { Image.turnGray(start, count: count) } }
        return try Image(width: width, height: height, pixels: grey)
    }
}
