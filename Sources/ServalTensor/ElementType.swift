/// The type of a tensor's elements, named as in the model file (safetensors).
public enum ElementType: String, Sendable, CaseIterable {
    case float32 = "F32"
    case float64 = "F64"
    /// IEEE 754 half precision; weights are stored so, nothing is computed in it.
    case float16 = "F16"
    case int8 = "I8"
    case uint8 = "U8"
    case int32 = "I32"
    case int64 = "I64"

    public var byteCount: Int {
        switch self {
        case .int8, .uint8: 1
        case .float16: 2
        case .float32, .int32: 4
        case .float64, .int64: 8
        }
    }
}
