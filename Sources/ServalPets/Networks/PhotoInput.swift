import Serval
import ServalImage
import ServalTensor

/// A network's input in memory of its own, filled from photos as the network's file states.
package final class PhotoInput {
    private let preprocessing: Preprocessing
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

    /// Fills the input with a photo or a part of it, in one antialiased pass from the photo itself.
    ///
    /// - Parameter part: may reach beyond the photo's border, where the padding value lies. Nil for all of the photo.
    /// - Returns: how the photo's positions became the input's.
    package func fill<Space>(
        from image: Image, part: Box<ImageSpace>? = nil
    ) throws(ImageError) -> Mapping<ImageSpace, Space> {
        guard let start = values.baseAddress else { preconditionFailure("an input has at least one value") }
        let mapping = try preprocessing.write(image, part: part?.pixelRect, to: start)
        return Mapping(
            scaleX: mapping.scaleX, scaleY: mapping.scaleY, offsetX: mapping.offsetX, offsetY: mapping.offsetY)
    }
}
