import ServalGraph
import ServalKernelInterface
import ServalKernels

extension PlanCompiler {
    mutating func strassenStep(
        _ layout: StrassenLayout, _ convolution: Convolution, _ index: Int
    ) -> StrassenStep {
        let weights = packer.reserve(layout.floatCount, kernel: convolution.kernel, bias: convolution.bias) {
            StrassenPacking.pack(layout, weights: $0, bias: $1, into: $2)
        }
        return StrassenStep(
            layout: layout, weights: weights, input: place(graph.nodes[index].inputs[0]), output: place(index),
            residual: convolution.addsResidual ? input(index, 1) : nil,
            blocks: shapes[index].count / layout.outputChannels / layout.blockPixels,
            epilogue: Epilogue(convolution.activation))
    }

    mutating func tallStrassenStep(
        _ layout: TallStrassenLayout, _ convolution: Convolution, _ index: Int
    ) -> TallStrassenStep {
        let weights = packer.reserve(layout.floatCount, kernel: convolution.kernel, bias: convolution.bias) {
            TallStrassenPacking.pack(layout, weights: $0, bias: $1, into: $2)
        }
        return TallStrassenStep(
            layout: layout, weights: weights, input: input(index), output: operand(index),
            residual: convolution.addsResidual ? input(index, 1) : nil, parts: storage.parts[index],
            images: shapes[index][0],
            epilogue: Epilogue(convolution.activation))
    }
}
