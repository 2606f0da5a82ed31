import Serval
import ServalImage
import ServalTensor

/// A network's input in memory of its own, filled from pictures as the network's file states.
package final class PhotoInput {
    private let preprocessing: Preprocessing
    private let sampler = ViewSampler()
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

    /// Fills the input with a picture or a part of it, in one antialiased pass from the picture itself.
    ///
    /// - Parameter part: may reach beyond the picture's border, where the padding value lies. Nil for all of it.
    /// - Returns: how the picture's positions became the input's.
    package func fill<Space>(
        from view: ImageView, part: Box<ImageSpace>? = nil
    ) throws(ImageError) -> Mapping<ImageSpace, Space> {
        guard let start = values.baseAddress else { preconditionFailure("an input has at least one value") }
        let mapping = try preprocessing.write(view, part: part, sampler: sampler, to: start)
        return Mapping(
            scaleX: mapping.scaleX, scaleY: mapping.scaleY, offsetX: mapping.offsetX, offsetY: mapping.offsetY)
    }

    /// Likewise from an image.
    package func fill<Space>(
        from image: Image, part: Box<ImageSpace>? = nil
    ) throws(ImageError) -> Mapping<ImageSpace, Space> {
        try image.withView { (view) throws(ImageError) in try fill(from: view, part: part) }
    }
}
