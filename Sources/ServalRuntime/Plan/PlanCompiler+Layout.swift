import ServalGraph
import ServalKernelInterface
import ServalTensor

extension PlanCompiler {
    mutating func compile(_ pooling: Pooling, _ index: Int) {
        let inputSize = mapSize(inputShape(index))
        let outputSize = mapSize(shapes[index])
        let step = PoolingStep(
            kind: kind(pooling.kind),
            window: window(
                pooling.window, pooling.strides, Extent(height: 1, width: 1), pooling.padding, inputSize, outputSize),
            inputSize: inputSize, outputSize: outputSize, images: shapes[index][0], input: input(index),
            output: operand(index))
        append(
            index, kernel: kernelName(pooling.kind == .average ? "avgpool" : "maxpool"), units: step.unitCount,
            .pooling(step))
    }

    mutating func compile(_ pooling: GlobalPooling, _ index: Int) {
        let step = GlobalPoolingStep(
            kind: kind(pooling.kind), inputSize: mapSize(inputShape(index)), images: shapes[index][0],
            input: input(index), output: operand(index))
        append(
            index, kernel: kernelName(pooling.kind == .average ? "gavgpool" : "gmaxpool"), units: step.unitCount,
            .globalPooling(step))
    }

    func kind(_ kind: ServalGraph.PoolingKind) -> ServalKernelInterface.PoolingKind {
        switch kind {
        case .average: .average
        case .maximum: .max
        }
    }

    mutating func compile(softmax axis: Int, _ index: Int) {
        let dimensions = shapes[index].dimensions
        let step = SoftmaxStep(
            outer: dimensions[..<axis].reduce(1, *), length: dimensions[axis],
            inner: dimensions[(axis + 1)...].reduce(1, *), input: input(index), output: operand(index))
        append(
            index, kernel: kernelName("softmax"), units: step.unitCount, scratch: step.scratchByteCount,
            .softmax(step))
    }

    mutating func compile(padding insets: Insets, _ index: Int) {
        let step = ZeroPaddingStep(
            insets: insets, inputSize: mapSize(inputShape(index)), outputSize: mapSize(shapes[index]),
            images: shapes[index][0], input: input(index), output: operand(index))
        append(index, kernel: kernelName("pad"), units: step.unitCount, .zeroPadding(step))
    }

    mutating func compile(cropping insets: Insets, _ index: Int) {
        let strides = inputShape(index).strides
        appendStridedCopy(
            index, kernel: "crop", counts: shapes[index].dimensions, strides: strides,
            offset: insets.top * strides[1] + insets.left * strides[2])
    }

    mutating func compile(permutation dimensions: [Int], _ index: Int) {
        let strides = inputShape(index).strides
        appendStridedCopy(
            index, kernel: "transpose", counts: shapes[index].dimensions,
            strides: [strides[0]] + dimensions.map { strides[$0] }, offset: 0)
    }

    private mutating func appendStridedCopy(
        _ index: Int, kernel: String, counts: [Int], strides: [Int], offset: Int
    ) {
        typealias Dimension = StridedCopyStep.Dimension
        var dimensions: [Dimension] = []
        for (count, stride) in zip(counts, strides) where count != 1 {
            if let last = dimensions.last, last.inputStride == stride * count {
                dimensions[dimensions.count - 1] = Dimension(count: last.count * count, inputStride: stride)
            } else {
                dimensions.append(Dimension(count: count, inputStride: stride))
            }
        }
        let channels = dimensions.popLast() ?? Dimension(count: 1, inputStride: 1)
        let rows = dimensions.popLast() ?? Dimension(count: 1, inputStride: 0)
        let step = StridedCopyStep(
            outer: dimensions, rows: rows, channels: channels, input: input(index), inputOffset: offset,
            output: operand(index))
        append(index, kernel: kernelName(kernel), units: step.unitCount, .permutation(step))
    }

    mutating func compile(concatenation axis: Int, _ index: Int) {
        let parts = graph.nodes[index].inputs.map { input in
            ConcatenationStep.Part(
                input: operand(input), count: shapes[input].dimensions[axis...].reduce(1, *))
        }
        let step = ConcatenationStep(
            parts: parts, outer: shapes[index].dimensions[..<axis].reduce(1, *), output: operand(index))
        append(index, kernel: kernelName("concat"), units: step.unitCount, .concatenation(step))
    }

    mutating func compile(_ upsampling: Upsampling, _ index: Int) {
        let step = UpsamplingStep(
            kind: upsampling.interpolation == .nearest ? .nearest : .bilinear, factor: upsampling.size,
            inputSize: mapSize(inputShape(index)), outputSize: mapSize(shapes[index]), images: shapes[index][0],
            input: input(index), output: operand(index))
        append(index, kernel: kernelName("upsample"), units: step.unitCount, .upsampling(step))
    }
}
