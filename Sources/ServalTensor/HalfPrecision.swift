/// IEEE 754 half precision (binary16) to and from float32, by integer arithmetic.
///
/// `Float16` is not there on every platform, and without the hardware's instruction costs a call for each element.
package enum HalfPrecision {
    /// The largest finite number.
    package static let largest: Float = 65504

    /// Exact for every finite half, subnormal ones included.
    ///
    /// The half's exponent and fraction, moved to their places in a float32, stand for a number 2^112 times too small.
    @inline(__always)
    package static func float(finite half: UInt16) -> Float {
        let magnitude = Float(bitPattern: UInt32(half & 0x7FFF) << 13) * 0x1p112
        return Float(bitPattern: magnitude.bitPattern | UInt32(half & 0x8000) << 16)
    }

    /// Exact for every half: infinities stay infinite, and what is no number keeps its sign and the bits of its payload.
    @inline(__always)
    package static func float(_ half: UInt16) -> Float {
        // Without a branch, so that many are converted at once: the largest exponent of a half is that of 2^16.
        let bits = float(finite: half).bitPattern
        return Float(bitPattern: bits & 0x7FFF_FFFF >= 0x4780_0000 ? bits | 0x7F80_0000 : bits)
    }

    @inline(__always)
    package static func isFinite(_ half: UInt16) -> Bool { half & 0x7C00 != 0x7C00 }

    /// The nearest half, of two equally near ones the even one; infinity for what is too large.
    package static func half(_ value: Float) -> UInt16 {
        let sign = UInt16(value.bitPattern >> 16) & 0x8000
        let bits = value.bitPattern & 0x7FFF_FFFF
        if bits > 0x7F80_0000 { return sign | 0x7E00 }
        // From halfway between the largest finite half and the next power of two on.
        if bits >= 0x477F_F000 { return sign | 0x7C00 }
        if bits < 0x3880_0000 {
            // Subnormal: added to 0.5, the number's last bit is that of a subnormal half, and is rounded by the machine.
            let shifted = Float(bitPattern: bits) + 0.5
            return sign | UInt16(truncatingIfNeeded: shifted.bitPattern &- Float(0.5).bitPattern)
        }
        let isOdd = bits >> 13 & 1
        return sign | UInt16(truncatingIfNeeded: (bits &- 0x3800_0000 &+ 0xFFF &+ isOdd) >> 13)
    }
}

extension Tensor {
    /// The row-major index of the first infinity or NaN of a float16 tensor; nil when all are finite.
    ///
    /// - Precondition: the tensor is float16.
    package var firstNonFiniteHalf: Int? {
        precondition(elementType == .float16, "firstNonFiniteHalf needs a float16 tensor")
        return withUnsafeBytes { bytes in
            bytes.bindMemory(to: UInt16.self).firstIndex { !HalfPrecision.isFinite(UInt16(littleEndian: $0)) }
        }
    }

    /// A float16 tensor of the elements of a float32 tensor; nil when one of them is too large for it.
    ///
    /// - Precondition: the tensor is float32.
    package func narrowed() -> Tensor? {
        withUnsafeFloats { values in
            let buffer = AlignedBuffer(byteCount: values.count * 2)
            let halves = buffer.start.bindMemory(to: UInt16.self, capacity: values.count)
            for index in values.indices {
                let half = HalfPrecision.half(values[index])
                guard HalfPrecision.isFinite(half) else { return nil }
                halves[index] = half.littleEndian
            }
            return Tensor(shape: shape, elementType: .float16, start: UnsafeRawPointer(buffer.start), owner: buffer)
        }
    }
}
