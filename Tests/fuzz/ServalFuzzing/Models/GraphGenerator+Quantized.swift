import ServalGraph
import ServalTensor

extension GraphGenerator {
    /// Adds a layer in 8 bits, mostly; nothing where the one drawn does not fit.
    mutating func addQuantizedLayer() {
        switch random.below(17) {
        case 0...4: addQuantizedConvolution()
        case 5...7: addQuantizedDepthwise()
        case 8: addQuantizedDense()
        case 9, 10: addQuantizedCombination()
        case 11: addQuantizedPooling()
        case 12: addQuantizedMovement()
        case 13: addQuantizedConcatenation()
        case 14: addQuantizedFunction()
        default:
            // What has no integer kernel is computed in float32 between conversions.
            let before = last
            addLayer()
            if random.oneIn(2) {
                for index in before + 1..<nodes.count { quantize(index, parameters(scale: 2 / 127)) }
            }
        }
    }

    private func scale(_ value: Int) -> Float { nodes[value].quantization?.scale ?? 2 / 127 }

    /// A map, or any value, whose levels are known.
    private mutating func quantizedValue(map: Bool = true) -> Int? {
        let fitting = nodes.indices.filter { nodes[$0].quantization != nil && (!map || isMap($0)) }
        return fitting.isEmpty ? nil : random.oneIn(4) ? random.pick(fitting) : fitting.last
    }

    private mutating func clamp() -> ActivationFunction { random.pick([.linear, .linear, .relu, .relu6]) }

    private mutating func kernel(_ dimensions: [Int]) -> Tensor {
        let count = dimensions.reduce(1, *)
        let isExtreme = random.oneIn(8)
        let values = (0..<count).map { _ in
            isExtreme ? random.pick([127, -127, 127, 0]) : Int8(random.int(-127...127))
        }
        return Tensor(shape: Shape(validated: dimensions), elementType: .int8, copying: values)
    }

    private mutating func bias(_ count: Int) -> Tensor? {
        if random.oneIn(3) { return nil }
        let values = (0..<count).map { _ in Int32(random.int(-20_000...20_000)) }
        return Tensor(shape: Shape(validated: [count]), elementType: .int32, copying: values)
    }

    /// Scales with which sums of so many products are of their inputs' size.
    private mutating func kernelScales(_ count: Int, terms: Int) -> Tensor {
        let typical = 1.7 / 127 / Float(max(1, terms)).squareRoot()
        let scales = (0..<count).map { _ in typical * random.float(0.2...2) }
        return Tensor(shape: Shape(validated: [count])) { _ = $0.initialize(from: scales) }
    }

    private mutating func outputLevels(_ value: Int) -> QuantizationParameters? {
        parameters(scale: scale(value) * random.pick([0.25, 0.5, 1, 1, 1, 1.3, 2]))
    }

    private mutating func addQuantizedConvolution() {
        guard let map = quantizedValue() else { return }
        let channels = channels(map)
        let groups = groups(channels)
        let window = window()
        let filters = groups * max(1, random.pick(Self.channelCounts) / groups)
        let size = [window.height, window.width, channels / groups, filters]
        let terms = size.dropLast().reduce(1, *)
        let residuals = nodes.indices.filter {
            nodes[$0].quantization != nil && isMap($0) && self.channels($0) == filters
                && shapes[$0].dimensions.dropLast() == shapes[map].dimensions.dropLast()
        }
        let isResidual = !residuals.isEmpty && random.oneIn(4)
        var convolution = Convolution(
            kernel: kernel(size), bias: bias(filters),
            strides: isResidual ? Extent(height: 1, width: 1) : strides(), dilation: dilation(),
            padding: isResidual ? .same : padding(), groups: groups, activation: clamp(), addsResidual: isResidual)
        convolution.kernelScales = kernelScales(filters, terms: terms)
        let levels = !isResidual && random.oneIn(8) ? nil : outputLevels(map)
        add(.convolution(convolution), isResidual ? [map, random.pick(residuals)] : [map], quantization: levels)
    }

    private mutating func addQuantizedDepthwise() {
        guard let map = quantizedValue() else { return }
        let window = window()
        let multiplier = random.oneIn(4) ? random.int(1...3) : 1
        let outputs = channels(map) * multiplier
        var convolution = DepthwiseConvolution(
            kernel: kernel([window.height, window.width, channels(map), multiplier]), bias: bias(outputs),
            strides: strides(), dilation: dilation(), padding: padding(), activation: clamp())
        convolution.kernelScales = kernelScales(outputs, terms: window.height * window.width)
        add(.depthwiseConvolution(convolution), [map], quantization: outputLevels(map))
    }

    private mutating func addQuantizedDense() {
        guard let value = quantizedValue(map: false) else { return }
        let (features, units) = (channels(value), random.pick(Self.channelCounts))
        var dense = Dense(kernel: kernel([features, units]), bias: bias(units), activation: clamp())
        dense.kernelScales = kernelScales(units, terms: features)
        add(.dense(dense), [value], quantization: random.oneIn(4) ? nil : outputLevels(value))
    }

    private mutating func addQuantizedFunction() {
        guard let value = quantizedValue(map: false) else { return }
        let count = channels(value)
        let operation: Operation
        if random.oneIn(3) {
            let scale = (0..<count).map { _ in random.float(-2...2) }
            operation = .rescaling(Rescaling(scale: scale, offset: scale.map { 0.3 - $0 / 4 }))
        } else {
            operation = .activation(
                random.pick([
                    .relu, .relu6, .relu(maxValue: nil, negativeSlope: 0.2, threshold: 0), .sigmoid, .hardSigmoid,
                    .tanh,
                    .silu, .hardSilu, .gelu(approximate: false), .elu(alpha: 1), .softplus, .softsign,
                ]))
        }
        add(operation, [value], quantization: outputLevels(value))
    }

    private mutating func addQuantizedCombination() {
        guard let first = quantizedValue(map: false) else { return }
        let fitting = nodes.indices.filter { index in
            nodes[index].quantization != nil
                && (shapes[index] == shapes[first] || shapes[index].dimensions == [1, 1, 1, channels(first)]
                    || isMap(first) && shapes[index].dimensions == shapes[first].dimensions.dropLast() + [1])
        }
        let inputs = [first, random.pick(fitting)]
        let combination = random.pick([
            Combination.add, .add, .multiply, .multiply, .subtract, .maximum, .minimum, .average,
        ])
        add(.combine(combination), random.oneIn(2) ? inputs : inputs.reversed(), quantization: outputLevels(first))
    }

    private mutating func addQuantizedPooling() {
        guard let map = quantizedValue() else { return }
        let kind: PoolingKind = random.pick([.average, .maximum])
        // A maximum is one of the levels compared, so it keeps their meaning.
        let levels = kind == .maximum ? nodes[map].quantization : outputLevels(map)
        if random.oneIn(3) {
            add(
                .globalPooling(GlobalPooling(kind: kind, keepsDimensions: random.oneIn(2))), [map], quantization: levels
            )
        } else {
            let padding: Padding = random.oneIn(2) ? .same : .valid
            add(
                .pooling(Pooling(kind: kind, window: extent(1...4), strides: strides(), padding: padding)), [map],
                quantization: levels)
        }
    }

    private mutating func addQuantizedMovement() {
        guard let map = quantizedValue() else { return }
        let operation: Operation =
            switch random.below(4) {
            case 0: .zeroPadding(insets(0...3))
            case 1: .cropping(insets(0...2))
            case 2: .flatten
            default: .identity
            }
        add(operation, [map], quantization: nodes[map].quantization)
    }

    private mutating func addQuantizedConcatenation() {
        guard let first = quantizedValue() else { return }
        let fitting = nodes.indices.filter {
            nodes[$0].quantization != nil && isMap($0)
                && shapes[$0].dimensions.dropLast() == shapes[first].dimensions.dropLast()
        }
        add(.concatenate(axis: 3), [first, random.pick(fitting)], quantization: outputLevels(first))
    }
}
