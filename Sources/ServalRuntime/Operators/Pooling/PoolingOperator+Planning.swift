import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func plan(_ pooling: Pooling, _ index: Int) {
        let (inputSize, outputSize) = (inputMap(index), map(of: index))
        let planned = PoolingOperator(
            kind: kind(pooling.kind),
            window: window(
                pooling.window, pooling.strides, Extent(height: 1, width: 1), pooling.padding, inputSize, outputSize),
            inputSize: inputSize, outputSize: outputSize, images: shapes[index][0], input: input(index),
            output: operand(index))
        append(index, kernel: kernelName(pooling.kind == .average ? "avgpool" : "maxpool"), planned)
    }

    func kind(_ kind: ServalGraph.PoolingKind) -> ServalKernelInterface.PoolingKind {
        switch kind {
        case .average: .average
        case .maximum: .max
        }
    }
}

/// In 8 bits.
extension PlanCompiler {
    mutating func planQuantized(_ pooling: Pooling, _ index: Int) {
        let (inputSize, outputSize) = (mapSize(inputShape(index)), mapSize(shapes[index]))
        let planned = QuantizedPoolingOperator(
            kind: kind(pooling.kind),
            window: window(
                pooling.window, pooling.strides, Extent(height: 1, width: 1), pooling.padding, inputSize, outputSize),
            inputSize: QuantizedMapSize(inputShape(index)), outputSize: QuantizedMapSize(shapes[index]),
            images: shapes[index][0], input: input(index), inputZeroPoint: Int32(inputQuantization(index).zeroPoint),
            multiplier: Multipliers.ofRequantization(inputQuantization(index), in: quantization(index)),
            output: operand(index),
            requantization: requantization(quantization(index)))
        append(index, kernel: quantizedKernelName(pooling.kind == .average ? "avgpool" : "maxpool"), planned)
    }
}
