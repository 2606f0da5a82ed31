import ServalTensor

/// Float32 tensors of random values that a seed determines.
package enum RandomTensor {
    package static func make(seed: UInt64, shape: [Int], range: ClosedRange<Float> = -1...1) -> Tensor {
        var random = SplitMix64(seed: seed)
        return make(from: &random, shape: shape, range: range)
    }

    package static func make(from random: inout SplitMix64, shape: [Int], range: ClosedRange<Float> = -1...1) -> Tensor
    {
        Tensor(shape: Shape(validated: shape)) { destination in
            for index in destination.indices {
                destination.initializeElement(at: index, to: random.float(range))
            }
        }
    }
}
