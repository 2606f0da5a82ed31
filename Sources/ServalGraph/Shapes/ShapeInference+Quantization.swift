import ServalTensor

extension ShapeInference {
    /// What a kernel's elements are, by whether it has scales.
    func kernelType(hasScales: Bool) -> ElementType { hasScales ? .int8 : .float32 }

    /// Bias and scales of a kernel of `count` output channels.
    func check(bias: Tensor?, scales: Tensor?, count: Int) throws(GraphError) {
        if let bias { try check(bias, named: "bias", hasShape: [count], of: scales == nil ? .float32 : .int32) }
        if let scales { try check(scales, named: "kernel_scale", hasShape: [count]) }
    }
}
