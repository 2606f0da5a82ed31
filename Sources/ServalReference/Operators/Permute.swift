import ServalTensor

extension Reference {
    /// Output dimension i is input dimension `dimensions[i - 1]`; the batch stays. Source: `keras.layers.Permute`.
    package static func permute(dimensions: [Int], input: ReferenceTensor) -> ReferenceTensor {
        let order = [0] + dimensions
        let output = Shape(validated: order.map { input.shape[$0] })
        let inputStrides = input.shape.strides
        let outputStrides = output.strides
        return ReferenceTensor(shape: output) { outputIndex in
            var inputIndex = 0
            for (axis, inputAxis) in order.enumerated() {
                inputIndex += outputIndex / outputStrides[axis] % output[axis] * inputStrides[inputAxis]
            }
            return input.values[inputIndex]
        }
    }
}
