import Serval
import ServalTensor

/// Inputs of values between -1 and 1, the same in every run of the program.
enum RandomInput {
    static func tensors(for model: Model) -> [Tensor] {
        var generator = SplitMix64(state: 0x5EED)
        return model.inputs.map { tensor(shape: $0.shape, using: &generator) }
    }

    static func tensor(shape: Shape, using generator: inout SplitMix64) -> Tensor {
        Tensor(shape: shape) { values in
            for index in values.indices { values[index] = Float.random(in: -1...1, using: &generator) }
        }
    }
}

/// Source: G. Steele, D. Lea, C. Flood, Fast splittable pseudorandom number generators, OOPSLA 2014.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ value >> 30) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ value >> 27) &* 0x94D0_49BB_1331_11EB
        return value ^ value >> 31
    }
}
