import ServalGraph
import ServalKernelInterface
import ServalKernels

extension PlanCompiler {
    mutating func strassenStep(
        _ layout: StrassenLayout, _ convolution: Convolution, _ index: Int
    ) -> StrassenStep {
        let (kernel, bias) = (convolution.kernel, convolution.bias)
        let weights = packer.reserve(layout.floatCount) { packed in
            kernel.withUnsafeFloats { kernel in
                withOptionalFloats(bias) { bias in
                    guard let source = kernel.baseAddress else { return }
                    StrassenPacking.pack(layout, weights: source, bias: bias, into: packed)
                }
            }
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
        let (kernel, bias) = (convolution.kernel, convolution.bias)
        let weights = packer.reserve(layout.floatCount) { packed in
            kernel.withUnsafeFloats { kernel in
                withOptionalFloats(bias) { bias in
                    guard let source = kernel.baseAddress else { return }
                    TallStrassenPacking.pack(layout, weights: source, bias: bias, into: packed)
                }
            }
        }
        return TallStrassenStep(
            layout: layout, weights: weights, input: input(index), output: operand(index),
            residual: convolution.addsResidual ? input(index, 1) : nil, parts: storage.parts[index],
            images: shapes[index][0],
            epilogue: Epilogue(convolution.activation))
    }
}
