/// How maps of 8-bit values lie in memory: NHWC, each pixel padded.
///
/// The padding of a pixel holds anything. Kernels may read it, and they may write an output pixel's channels up to a
/// multiple of 16 where the stride has room; the weights of padding are zero. Every map, the last pixel's padding
/// included, is followed by `extraByteCount` bytes that may be read.
package enum ByteMap {
    /// Bytes from one pixel to the next: images of up to four channels take one 32-bit word, others whole vectors of 16.
    package static func pixelStride(channels: Int) -> Int { channels <= 4 ? 4 : (channels + 15) & ~15 }

    /// Bytes behind a map that may be read.
    package static var extraByteCount: Int { 64 }
}
