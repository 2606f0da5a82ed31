/// The type of a tensor's elements, named as in the model file (safetensors).
public enum ElementType: String, Sendable, CaseIterable {
    /// IEEE 754 single precision: what networks take, give and compute in.
    case float32 = "F32"
    /// IEEE 754 double precision.
    case float64 = "F64"
    /// IEEE 754 half precision; weights are stored so, nothing is computed in it.
    case float16 = "F16"
    /// Signed integers of 8 bits: weights of networks in 8 bits.
    case int8 = "I8"
    /// Unsigned integers of 8 bits: levels of networks in 8 bits, and bytes of photos.
    case uint8 = "U8"
    /// Signed integers of 32 bits: biases and sums of networks in 8 bits.
    case int32 = "I32"
    /// Signed integers of 64 bits.
    case int64 = "I64"

    /// Bytes of one element.
    public var byteCount: Int {
        switch self {
        case .int8, .uint8: 1
        case .float16: 2
        case .float32, .int32: 4
        case .float64, .int64: 8
        }
    }
}
