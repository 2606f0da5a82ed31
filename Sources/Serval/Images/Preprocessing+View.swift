import ServalImage
import ServalWeights

extension Preprocessing {
    /// Writes a picture, or a part of it, as the network's input, in the sampler's memory.
    ///
    /// - Parameters:
    ///   - part: in pixels of the upright picture; what lies beyond its border has the padding value. Nil for all of
    ///     the picture.
    ///   - output: room for `height` · `width` · channels floats.
    /// - Returns: how the picture's positions became the input's.
    package func write(
        _ view: ImageView, part: Box<ImageSpace>? = nil, sampler: ViewSampler, to output: UnsafeMutablePointer<Float>
    ) throws(ImageError) -> Mapping<ImageSpace, InputSpace> {
        let padding = UInt8(paddingValue.rounded())
        let source = part ?? Box<ImageSpace>(x0: 0, y0: 0, x1: Double(view.width), y1: Double(view.height))
        let fitted: ViewSampler.Result
        switch resize {
        case .letterbox:
            fitted = try sampler.letterbox(
                view, part: part, width: width, height: height, fill: padding, isGray: color == .gray)
        case .stretch:
            fitted = try sampler.stretch(
                view, part: part, width: width, height: height, fill: padding, isGray: color == .gray)
        case .cover:
            fitted = try sampler.stretch(
                view, part: middle(of: source), width: width, height: height, fill: padding, isGray: color == .gray)
        }
        writeSamples(UnsafeBufferPointer(start: fitted.pixels, count: width * height * 3), to: output)
        if paddingValue != paddingValue.rounded() {
            pad(around: fitted.mapping(source), output)
        }
        return fitted.mapping
    }
}
