extension Tensor {
    /// The elements as float32: exact where float32 has the number, else the nearest one, of two equally near the even one;
    /// infinity for what is too large. Infinities and what is no number stay so.
    package func convertedToFloat32() -> Tensor {
        switch elementType {
        case .float32: self
        case .float64: converted(UInt64.self) { Float(Double(bitPattern: UInt64(littleEndian: $0))) }
        case .float16: converted(UInt16.self) { HalfPrecision.float(UInt16(littleEndian: $0)) }
        case .int8: converted(Int8.self) { Float($0) }
        case .uint8: converted(UInt8.self) { Float($0) }
        case .int32: converted(Int32.self) { Float(Int32(littleEndian: $0)) }
        case .int64: converted(Int64.self) { Float(Int64(littleEndian: $0)) }
        }
    }

    private func converted<Stored: BitwiseCopyable>(_ type: Stored.Type, _ convert: (Stored) -> Float) -> Tensor {
        Tensor(shape: shape) { destination in
            withUnsafeBytes { bytes in
                for index in destination.indices {
                    let offset = index * MemoryLayout<Stored>.stride
                    destination[index] = convert(bytes.loadUnaligned(fromByteOffset: offset, as: type))
                }
            }
        }
    }
}
