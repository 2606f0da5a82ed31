import ServalGraph
import ServalKernelInterface
import ServalKernels

extension PlanCompiler {
    /// A 1x1 convolution by Strassen's algorithm; nil where that does not pay or would cost accuracy.
    mutating func strassenStep(_ convolution: Convolution, _ index: Int) -> StrassenStep? {
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        let pixels = shapes[index].count / n
        let kernel = convolution.kernel
        guard
            StrassenPacking.suits(inputChannels: k, outputChannels: n, pixels: pixels / shapes[index][0]),
            isAccurate(convolution)
        else { return nil }
        let layout = StrassenLayout(
            inputChannels: k, outputChannels: n, vectorWidth: options.backend.kernels.vectorWidth)
        let bias = convolution.bias
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
            blocks: pixels / layout.blockPixels, epilogue: Epilogue(convolution.activation))
    }

    /// The same as a stage of a chain, whose rows must be whole blocks.
    mutating func strassenStage(_ convolution: Convolution, _ index: Int) -> StrassenStep? {
        let blockPixels = StrassenLayout.blockPixels(outputChannels: convolution.outputChannels)
        return shapes[index][2] % blockPixels == 0 ? strassenStep(convolution, index) : nil
    }

    /// A 1x1 convolution of a small map by Strassen's algorithm; nil where that does not pay or would cost accuracy.
    mutating func tallStrassenStep(_ convolution: Convolution, _ index: Int) -> TallStrassenStep? {
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        let images = shapes[index][0]
        let kernel = convolution.kernel
        guard
            let layout = TallStrassenPacking.layout(
                inputChannels: k, outputChannels: n, pixels: shapes[index].count / n / images),
            isAccurate(convolution)
        else { return nil }
        let bias = convolution.bias
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
            residual: convolution.addsResidual ? input(index, 1) : nil, images: images,
            epilogue: Epilogue(convolution.activation))
    }

    private func isAccurate(_ convolution: Convolution) -> Bool {
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        return convolution.kernel.withUnsafeFloats { kernel in
            guard let weights = kernel.baseAddress else { return false }
            var result = false
            withOptionalFloats(convolution.bias) { bias in
                result = StrassenPacking.isAccurate(
                    weights: weights, bias: bias, inputChannels: k, outputChannels: n)
            }
            return result
        }
    }
}
