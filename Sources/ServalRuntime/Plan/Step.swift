/// One step of a plan: it computes the value of one node, the last of those merged into it.
///
/// A step is what is timed, listed and verified; what threads run is a `Region` of one step or several.
package struct Step: Sendable {
    /// Index of the node of the optimised graph whose value the step writes.
    package let node: Int
    /// The layers that the step computes, in order; the value is that of the last.
    package let layers: [String]
    /// The kernel, after XNNPACK's grammar, such as `f32_gemm_clamp_6x64__avx512`.
    package let kernel: String
    /// Indices of the nodes whose values are read.
    package let inputs: [Int]
    package let multiplyAdds: Int
    /// Elements of the value that the step writes, or of what it reads if those are more.
    let elementCount: Int
    let `operator`: any PlannedOperator
}

extension Step {
    /// Whether the step multiplies and adds in 8 bits.
    package var hasQuantizedProducts: Bool { self.operator.hasQuantizedProducts }

    /// Whether the step is a conversion between quantized and float32 values.
    package var isConversion: Bool { self.operator.isConversion }

    /// What all tasks together compute, as kernels do it.
    var operations: Double {
        self.operator.operations ?? Double(max(multiplyAdds, WorkEstimate.elementWork * elementCount))
    }

    /// How long the step takes, in multiply-adds of float32.
    var work: Int {
        let products = hasQuantizedProducts ? multiplyAdds / WorkEstimate.quantizedProductsPerFloat : multiplyAdds
        return max(products, WorkEstimate.elementWork * elementCount)
    }
}

/// How work of different kinds compares.
enum WorkEstimate {
    /// Products in 8 bits that take as long as one in float32.
    static let quantizedProductsPerFloat = 4
    /// What an element counts for, in multiply-adds, in a step that has none.
    static let elementWork = 8

    /// Channels as kernels compute them: by whole vectors.
    static func lanes(_ channels: Int) -> Double { Double((channels + 15) & ~15) }
}
