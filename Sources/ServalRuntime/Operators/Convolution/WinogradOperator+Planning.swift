import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

extension PlanCompiler {
    /// Plans a 3×3 convolution by Winograd's algorithm.
    mutating func planWinograd(_ convolution: Convolution, tileSize: Int, _ index: Int) {
        let planned = winogradOperator(convolution, tileSize: tileSize, index)
        append(
            index,
            kernel: KernelName.winograd(
                planned.layout, residual: planned.residual != nil, backend: options.backend),
            multiplyAdds: multiplyAdds(index), planned)
    }

    private mutating func winogradOperator(
        _ convolution: Convolution, tileSize: Int, _ index: Int
    ) -> WinogradOperator {
        let (outputSize, images) = (map(of: index), shapes[index][0])
        let tiles = WinogradTiles(
            tileSize: tileSize, outputHeight: outputSize.height, outputWidth: outputSize.width)
        let layout = WinogradConvolutionPacking.layout(
            tileSize: tileSize, inputChannels: convolution.kernel.shape[2],
            outputChannels: convolution.outputChannels, tiles: images * tiles.count,
            level2: options.caches.level2, backend: options.backend)
        let weights = packer.reserve(layout.floatCount, kernel: convolution.kernel, bias: convolution.bias) {
            WinogradConvolutionPacking.pack(layout, weights: $0, bias: $1, into: $2)
        }
        return WinogradOperator(
            layout: layout, tileMultiple: MatrixPacking.tileRows(layout.matrix, backend: options.backend),
            weights: weights, window: window(convolution, index), inputSize: inputMap(index), outputSize: outputSize,
            images: images, input: input(index), output: operand(index),
            residual: convolution.addsResidual ? residual(index) : nil, epilogue: Epilogue(convolution.activation))
    }
}
