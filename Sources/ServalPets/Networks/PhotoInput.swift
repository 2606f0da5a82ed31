import Serval
import ServalImage
import ServalTensor

/// A network's input in memory of its own, filled from photos as the network's file states.
package final class PhotoInput {
    package let preprocessing: Preprocessing
    private let memory: AlignedBuffer
    private let values: UnsafeMutableBufferPointer<Float>

    package init(_ preprocessing: Preprocessing) {
        self.preprocessing = preprocessing
        let count = preprocessing.height * preprocessing.width * preprocessing.color.channels
        memory = AlignedBuffer(byteCount: count * MemoryLayout<Float>.stride)
        values = UnsafeMutableBufferPointer(
            start: memory.start.bindMemory(to: Float.self, capacity: count), count: count)
        values.initialize(repeating: 0)
    }

    /// The input, row-major, channels interleaved; valid during `body`.
    package func withValues<R, E: Error>(_ body: (UnsafeBufferPointer<Float>) throws(E) -> R) throws(E) -> R {
        defer { withExtendedLifetime(memory) {} }
        return try body(UnsafeBufferPointer(values))
    }

    /// Fills the input with a part of a photo, in one antialiased pass from the photo itself.
    ///
    /// - Parameter part: in pixels of the photo; beyond its border lies the padding value. Nil for all of it.
    /// - Returns: how the photo's positions became the input's.
    package func fill<Space>(
        from image: Image, part: Box<ImageSpace>? = nil, as _: Space.Type = Space.self
    ) throws(ImageError) -> Mapping<ImageSpace, Space> {
        let source = part?.pixelRect ?? PixelRect(image)
        let (width, height) = (preprocessing.width, preprocessing.height)
        let padding = UInt8(min(max(preprocessing.paddingValue.rounded(), 0), 255))
        switch preprocessing.resize {
        case .letterbox:
            let (content, letterbox) = try image.letterboxed(width: width, height: height, from: source, fill: padding)
            write(content)
            let mapping = Mapping<ImageSpace, Space>(
                scaleX: letterbox.scaleX, scaleY: letterbox.scaleY, offsetX: letterbox.offsetX,
                offsetY: letterbox.offsetY)
            if preprocessing.paddingValue != Float(padding) { padExactly(around: mapping, source) }
            return mapping
        case .stretch:
            write(try image.croppedAndResized(source, width: width, height: height, fill: padding))
            let (scaleX, scaleY) = (Double(width) / source.width, Double(height) / source.height)
            return Mapping(
                scaleX: scaleX, scaleY: scaleY, offsetX: -source.x0 * scaleX, offsetY: -source.y0 * scaleY)
        }
    }

    // MARK: Channels

    private func write(_ picture: Image) {
        guard let output = values.baseAddress else { return }
        let (scale, offset) = (preprocessing.scale, preprocessing.offset)
        switch preprocessing.color {
        case .rgb:
            picture.writeModelInput(
                to: output, scale: (scale[0], scale[1], scale[2]), offset: (offset[0], offset[1], offset[2]))
        case .bgr:
            picture.writeModelInput(
                to: output, scale: (scale[2], scale[1], scale[0]), offset: (offset[2], offset[1], offset[0]))
            for first in stride(from: 0, to: values.count, by: 3) { values.swapAt(first, first + 2) }
        case .gray:
            picture.pixels.withUnsafeBufferPointer { pixels in
                for index in values.indices {
                    values[index] = Self.luma(pixels, 3 * index) * scale[0] + offset[0]
                }
            }
        }
    }

    /// ITU-R BT.601 luma in 16 fractional bits, rounded to a whole level, as Pillow converts to grey.
    private static func luma(_ pixels: UnsafeBufferPointer<UInt8>, _ first: Int) -> Float {
        let sum = Int(pixels[first]) * 19595 + Int(pixels[first + 1]) * 38470 + Int(pixels[first + 2]) * 7471
        return Float((sum + 0x8000) >> 16)
    }

    /// Writes a padding value that is no whole level, which an 8-bit picture cannot hold.
    private func padExactly(around mapping: Mapping<ImageSpace, some CoordinateSpace>, _ source: PixelRect) {
        let left = Int((source.x0 * mapping.scaleX + mapping.offsetX).rounded())
        let right = Int((source.x1 * mapping.scaleX + mapping.offsetX).rounded())
        let top = Int((source.y0 * mapping.scaleY + mapping.offsetY).rounded())
        let bottom = Int((source.y1 * mapping.scaleY + mapping.offsetY).rounded())
        let channels = preprocessing.color.channels
        for y in 0..<preprocessing.height {
            for x in 0..<preprocessing.width where y < top || y >= bottom || x < left || x >= right {
                for channel in 0..<channels {
                    values[(y * preprocessing.width + x) * channels + channel] =
                        preprocessing.paddingValue * preprocessing.scale[channel] + preprocessing.offset[channel]
                }
            }
        }
    }
}
