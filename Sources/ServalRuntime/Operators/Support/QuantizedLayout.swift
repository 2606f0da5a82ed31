import ServalKernelInterface
import ServalTensor

/// How a quantized value lies in memory: rows of its last dimension, each padded (`ByteMap`).
struct QuantizedLayout: Hashable, Sendable {
    /// Elements of the last dimension, and how often they come.
    let channels: Int
    let rows: Int
    /// Bytes from one row to the next.
    let stride: Int

    init(_ shape: Shape) {
        channels = shape.dimensions.last ?? 1
        rows = channels > 0 ? shape.count / channels : 0
        stride = ByteMap.pixelStride(channels: channels)
    }

    /// Bytes of the value and of what may be read behind it.
    var byteCount: Int { rows * stride + ByteMap.extraByteCount }

    /// The value that lies at `start`, row-major and without padding.
    func values(at start: UnsafeRawPointer) -> [UInt8] {
        var values: [UInt8] = []
        values.reserveCapacity(rows * channels)
        for row in 0..<rows { values += UnsafeRawBufferPointer(start: start + row * stride, count: channels) }
        return values
    }

    /// Whether a value of as many elements has each of them in the same place.
    func holdsSamePlaces(as other: QuantizedLayout) -> Bool {
        let isDense = channels == stride && other.channels == other.stride
        return isDense || (channels == other.channels && rows == other.rows)
    }
}

/// Height, width and channels of one image of a batch whose value is quantized.
struct QuantizedMapSize: Hashable, Sendable {
    let height, width, channels: Int
    /// Bytes from one pixel to the next.
    let pixelStride: Int

    init(_ shape: Shape) {
        (height, width, channels) = (shape[1], shape[2], shape[3])
        pixelStride = ByteMap.pixelStride(channels: shape[3])
    }

    var rowStride: Int { width * pixelStride }
    var byteCount: Int { height * rowStride }
}
