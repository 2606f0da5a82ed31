import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

extension PlanCompiler {
    /// Plans a 1x1 convolution in float32 by itself.
    mutating func planPointwise(_ convolution: Convolution, _ index: Int) {
        switch algorithms[index] ?? .plain {
        case .blockStrassen(let layout):
            let planned = blockStrassenOperator(layout, convolution, index)
            append(
                index,
                kernel: KernelName.blockStrassen(layout, residual: planned.residual != nil, backend: options.backend),
                multiplyAdds: multiplyAdds(index), planned)
        case .wholeMapStrassen(let layout):
            let planned = wholeMapStrassenOperator(layout, convolution, index)
            append(
                index, kernel: KernelName.wholeMapStrassen(residual: planned.residual != nil, backend: options.backend),
                multiplyAdds: multiplyAdds(index), planned)
        case .plain:
            let planned = pointwiseOperator(convolution, index)
            append(index, kernel: name(planned), multiplyAdds: multiplyAdds(index), planned)
        }
    }

    mutating func plan(_ dense: Dense, _ index: Int) {
        let (k, n) = (dense.kernel.shape[0], dense.kernel.shape[1])
        let pixels = shapes[index].count / n
        let (layout, weights) = packMatrix(dense.kernel, bias: dense.bias, k: k, n: n, rows: pixels)
        let planned = PointwiseOperator(
            layout: layout, tileRows: tileRows(layout), weights: weights, input: input(index),
            inputStride: inputStride(index), output: operand(index), outputStride: pixelStride(index), residual: nil,
            pixels: pixels, rowPixels: nil, epilogue: Epilogue(dense.activation))
        append(index, kernel: name(planned), multiplyAdds: multiplyAdds(index), planned)
    }

    /// A 1x1 convolution in float32 as a stage: by Strassen's algorithm if it would be by itself and rows are whole blocks.
    mutating func pointwiseRowOperator(_ convolution: Convolution, _ index: Int) -> any RowOperator {
        if case .blockStrassen(let layout) = algorithms[index], shapes[index][2] % layout.blockPixels == 0 {
            return blockStrassenOperator(layout, convolution, index)
        }
        return pointwiseOperator(convolution, index)
    }

    private mutating func pointwiseOperator(_ convolution: Convolution, _ index: Int) -> PointwiseOperator {
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        let pixels = shapes[index].count / n
        let (layout, weights) = packMatrix(convolution.kernel, bias: convolution.bias, k: k, n: n, rows: pixels)
        return PointwiseOperator(
            layout: layout, tileRows: tileRows(layout), weights: weights, input: input(index),
            inputStride: inputStride(index), output: operand(index), outputStride: pixelStride(index),
            residual: convolution.addsResidual ? residual(index) : nil, pixels: pixels, rowPixels: shapes[index][2],
            epilogue: Epilogue(convolution.activation))
    }

    private mutating func blockStrassenOperator(
        _ layout: BlockStrassenLayout, _ convolution: Convolution, _ index: Int
    ) -> BlockStrassenOperator {
        let weights = packer.reserve(layout.floatCount, kernel: convolution.kernel, bias: convolution.bias) {
            BlockStrassenPacking.pack(layout, weights: $0, bias: $1, into: $2)
        }
        return BlockStrassenOperator(
            layout: layout, weights: weights, input: input(index), inputStride: inputStride(index),
            output: operand(index), outputStride: pixelStride(index),
            residual: convolution.addsResidual ? residual(index) : nil,
            blocks: shapes[index].count / layout.outputChannels / layout.blockPixels, rowPixels: shapes[index][2],
            epilogue: Epilogue(convolution.activation))
    }

    private mutating func wholeMapStrassenOperator(
        _ layout: WholeMapStrassenLayout, _ convolution: Convolution, _ index: Int
    ) -> WholeMapStrassenOperator {
        let weights = packer.reserve(layout.floatCount, kernel: convolution.kernel, bias: convolution.bias) {
            WholeMapStrassenPacking.pack(layout, weights: $0, bias: $1, into: $2)
        }
        return WholeMapStrassenOperator(
            layout: layout, weights: weights, input: input(index), inputStride: inputStride(index),
            output: operand(index), outputStride: pixelStride(index),
            residual: convolution.addsResidual ? residual(index) : nil, images: shapes[index][0],
            epilogue: Epilogue(convolution.activation))
    }

    private func tileRows(_ layout: MatrixLayout) -> Int {
        MatrixPacking.tileRows(layout, backend: options.backend)
    }

    private func name(_ planned: PointwiseOperator) -> String {
        KernelName.pointwise(planned.layout, residual: planned.residual != nil, backend: options.backend)
    }

    /// Packs a k x n matrix, stored row by row.
    private mutating func packMatrix(
        _ matrix: Weight, bias: Tensor?, k: Int, n: Int, rows: Int
    ) -> (MatrixLayout, Operand) {
        let layout = MatrixPacking.layout(
            inputChannels: k, outputChannels: n, rows: rows, backend: options.backend)
        return (layout, packMatrix(matrix, bias: bias, layout))
    }

    mutating func packMatrix(_ matrix: Weight, bias: Tensor?, _ layout: MatrixLayout) -> Operand {
        packer.reserve(layout.floatCount, kernel: matrix, bias: bias) {
            MatrixPacking.pack(layout, weights: $0, rowStride: layout.outputChannels, bias: $1, into: $2)
        }
    }
}

/// 1x1 convolutions and dense layers with weights in 8 bits.
extension PlanCompiler {
    mutating func planQuantizedPointwise(_ convolution: Convolution, _ index: Int) {
        appendQuantized(quantizedPointwiseOperator(convolution, index), index)
    }

    mutating func planQuantized(_ dense: Dense, _ index: Int) {
        appendQuantized(
            quantizedProduct(
                index, k: dense.kernel.shape[0], n: dense.kernel.shape[1], rowPixels: nil, residual: nil), index)
    }

    private mutating func appendQuantized(_ planned: QuantizedPointwiseOperator, _ index: Int) {
        append(
            index,
            kernel: KernelName.pointwise(planned.layout, residual: planned.residual != nil, backend: options.backend),
            multiplyAdds: multiplyAdds(index), planned)
        appendActivationOfDequantized(index)
    }

    mutating func quantizedPointwiseOperator(
        _ convolution: Convolution, _ index: Int
    ) -> QuantizedPointwiseOperator {
        quantizedProduct(
            index, k: convolution.kernel.shape[2], n: convolution.outputChannels, rowPixels: shapes[index][2],
            residual: convolution.addsResidual ? quantizedResidual(index) : nil)
    }

    /// The product of all pixels with a k x n matrix.
    private mutating func quantizedProduct(
        _ index: Int, k: Int, n: Int, rowPixels: Int?, residual: QuantizedResidualOperand?
    ) -> QuantizedPointwiseOperator {
        let pixels = shapes[index].count / n
        let layout = QuantizedMatrixPacking.layout(
            channels: k, outputChannels: n, rows: pixels, backend: options.backend)
        let source = QuantizedLayerWeights(graph.nodes[index], input: inputQuantization(index))
        let weights = packer.reserve(byteCount: layout.byteCount) { packed in
            source.withPointers { kernel, bias, multipliers in
                QuantizedMatrixPacking.pack(
                    layout, channels: k, weights: kernel, rowStride: n, bias: bias,
                    inputZeroPoint: source.inputZeroPoint, multipliers: multipliers, into: packed)
            }
        }
        return QuantizedPointwiseOperator(
            layout: layout, tileRows: QuantizedMatrixPacking.tileRows(layout, backend: options.backend),
            weights: weights, input: input(index), inputStride: QuantizedLayout(inputShape(index)).stride,
            output: quantizedOutput(index), residual: residual, pixels: pixels, rowPixels: rowPixels,
            requantization: requantization(index, source.activation))
    }
}
