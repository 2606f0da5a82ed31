import ServalTensor
import ServalTestSupport

enum ModelInput {
    /// A float32 tensor: small numbers mostly, in some inputs also such as no network expects.
    static func make(_ shape: Shape, _ random: inout SplitMix64) -> Tensor {
        let special: [Float] = [0, -0.0, Float(bitPattern: 1), 65_504, -1e4, 1e30, .infinity, -.infinity, .nan]
        let hasSpecial = random.oneIn(16)
        return Tensor(shape: shape) { destination in
            for index in destination.indices {
                let value = hasSpecial && random.oneIn(8) ? random.pick(special) : random.float(-2...2)
                destination.initializeElement(at: index, to: value)
            }
        }
    }
}
