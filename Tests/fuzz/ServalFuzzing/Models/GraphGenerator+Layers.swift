import ServalGraph
import ServalTensor

extension GraphGenerator {
    /// Adds a layer in float32 of any kind; nothing where the one drawn does not fit.
    mutating func addLayer() {
        switch random.below(31) {
        case 0...5: addConvolution()
        case 6...9: addDepthwise()
        case 10: addSeparable()
        case 11, 12: addBlock()
        case 13: addDense()
        case 14: addBatchNormalization()
        case 15, 16: add(.activation(activation()), [anyValue()])
        case 17: addCombination()
        case 18: addConcatenation()
        case 19, 20: addPooling()
        case 21: addMovement()
        case 22: addPrelu()
        case 23:
            let value = anyValue()
            add(.softmax(axis: random.below(shapes[value].rank)), [value])
        case 24: addRescaling()
        case 25: addNormalization()
        case 26:
            let interpolation: Upsampling.Interpolation = random.pick([.nearest, .bilinear])
            if let map = anyMap() {
                add(.upsampling(Upsampling(size: extent(1...3), interpolation: interpolation)), [map])
            }
        case 27: addHardActivation()
        case 28: addLayerNormalization()
        default: addReshape()
        }
    }

    mutating func extent(_ range: ClosedRange<Int>) -> Extent {
        let height = random.int(range)
        return Extent(height: height, width: random.oneIn(3) ? random.int(range) : height)
    }

    mutating func padding() -> Padding {
        switch random.below(5) {
        case 0: .valid
        case 1: .explicit(insets(0...3))
        default: .same
        }
    }

    mutating func insets(_ range: ClosedRange<Int>) -> Insets {
        Insets(top: random.int(range), bottom: random.int(range), left: random.int(range), right: random.int(range))
    }

    mutating func activation() -> ActivationFunction {
        switch random.below(6) {
        case 0: .linear
        case 1: .relu6
        case 2:
            .relu(
                maxValue: random.oneIn(2) ? nil : random.float(0...3), negativeSlope: random.pick([0, 0.3, -0.5, 1]),
                threshold: random.pick([0, 0, 0.5, -0.25]))
        default:
            random.pick([
                .relu, .relu, .sigmoid, .hardSigmoid, .tanh, .silu, .hardSilu, .gelu(approximate: false),
                .gelu(approximate: true), .elu(alpha: 1), .elu(alpha: 0.3), .softplus, .softsign, .exponential,
            ])
        }
    }

    mutating func window() -> Extent { random.oneIn(3) ? extent(1...7) : random.pick([1, 1, 3, 3, 5, 2]).square }

    mutating func strides() -> Extent { random.oneIn(4) ? extent(1...3) : random.pick([1, 1, 2]).square }

    mutating func dilation() -> Extent { random.oneIn(6) ? extent(1...3) : 1.square }

    /// A divisor of the channels.
    mutating func groups(_ channels: Int) -> Int {
        random.oneIn(3) ? random.pick((1...channels).filter { channels.isMultiple(of: $0) }) : 1
    }

    private mutating func addConvolution(_ value: Int? = nil, window: Extent? = nil, filters: Int? = nil) {
        guard let map = value ?? anyMap() else { return }
        let channels = channels(map)
        let groups = groups(channels)
        let window = window ?? self.window()
        let filters = filters ?? groups * max(1, random.pick(Self.channelCounts) / groups)
        guard filters.isMultiple(of: groups), filters <= 96 else { return }
        let size = [window.height, window.width, channels / groups, filters]
        let isResidual = random.oneIn(8)
        let convolution = Convolution(
            kernel: weights(size, terms: size.dropLast().reduce(1, *)),
            bias: random.oneIn(3) ? nil : weights([filters]), strides: isResidual ? 1.square : strides(),
            dilation: dilation(), padding: isResidual ? .same : padding(), groups: groups, activation: activation(),
            addsResidual: isResidual)
        guard isResidual else {
            add(.convolution(convolution), [map])
            return
        }
        let fitting = nodes.indices.filter {
            isMap($0) && shapes[$0].dimensions.dropLast() == shapes[map].dimensions.dropLast()
                && self.channels($0) == filters
        }
        guard !fitting.isEmpty else { return }
        add(.convolution(convolution), [map, random.pick(fitting)])
    }

    private mutating func addDepthwise(_ value: Int? = nil) {
        guard let map = value ?? anyMap() else { return }
        let window = window()
        let multiplier = random.oneIn(4) ? random.int(1...4) : 1
        add(
            .depthwiseConvolution(
                DepthwiseConvolution(
                    kernel: weights([window.height, window.width, channels(map), multiplier], terms: window.area),
                    bias: random.oneIn(3) ? nil : weights([channels(map) * multiplier]), strides: strides(),
                    dilation: dilation(), padding: padding(), activation: activation())), [map])
    }

    private mutating func addSeparable() {
        guard let map = anyMap() else { return }
        let (window, filters, multiplier) = (window(), random.pick(Self.channelCounts), random.int(1...2))
        let between = channels(map) * multiplier
        add(
            .separableConvolution(
                SeparableConvolution(
                    depthwiseKernel: weights(
                        [window.height, window.width, channels(map), multiplier], terms: window.area),
                    pointwiseKernel: weights([1, 1, between, filters], terms: between),
                    bias: random.oneIn(3) ? nil : weights([filters]), strides: strides(), dilation: dilation(),
                    padding: padding(), activation: activation())), [map])
    }

    /// Expansion, depthwise convolution, projection and sum, which are fused and computed in row tiles.
    /// Source: MobileNetV2, arXiv 1801.04381.
    private mutating func addBlock() {
        guard let map = anyMap() else { return }
        let channels = channels(map)
        addConvolution(map, window: 1.square, filters: min(96, channels * random.int(1...6)))
        if random.oneIn(2) { addBatchNormalization(last) }
        addDepthwise(last)
        addConvolution(last, window: 1.square, filters: channels)
        if shapes[last] == shapes[map], last != map { add(.combine(.add), [map, last]) }
    }

    private mutating func addDense() {
        let value = anyValue()
        let (features, units) = (channels(value), random.pick(Self.channelCounts))
        add(
            .dense(
                Dense(
                    kernel: weights([features, units], terms: features), bias: random.oneIn(3) ? nil : weights([units]),
                    activation: activation())), [value])
    }

    private mutating func addBatchNormalization(_ value: Int? = nil) {
        let value = value ?? anyValue()
        let rank = shapes[value].rank
        let axis = random.oneIn(6) ? random.int(min(1, rank - 1)...rank - 1) : rank - 1
        let size = shapes[value][axis]
        add(
            .batchNormalization(
                BatchNormalization(
                    gamma: random.oneIn(4) ? nil : weights([size]), beta: random.oneIn(4) ? nil : weights([size]),
                    mean: weights([size]), variance: weights([size], positive: true), epsilon: 1e-3, axis: axis)),
            [value])
    }

    private mutating func addCombination() {
        let first = anyValue()
        var inputs = [first]
        repeat {
            let fitting = nodes.indices.filter { index in
                shapes[index] == shapes[first] || shapes[index].dimensions.dropFirst().allSatisfy { $0 == 1 }
                    || shapes[index].dimensions == [1, 1, 1, channels(first)]
            }
            inputs.append(random.pick(fitting))
        } while random.oneIn(4)
        if random.oneIn(2) { inputs.reverse() }
        add(.combine(random.pick([.add, .add, .subtract, .multiply, .maximum, .minimum, .average])), inputs)
    }

    private mutating func addConcatenation() {
        let first = anyValue()
        let axis = random.int(min(1, shapes[first].rank - 1)...max(0, shapes[first].rank - 1))
        var inputs = [first]
        for _ in 0..<random.int(0...2) {
            let fitting = nodes.indices.filter { index in
                shapes[index].rank == shapes[first].rank
                    && shapes[index].dimensions.indices.allSatisfy {
                        $0 == axis || shapes[index][$0] == shapes[first][$0]
                    }
            }
            inputs.append(random.pick(fitting))
        }
        add(.concatenate(axis: axis), inputs)
    }

    private mutating func addPooling() {
        guard let map = anyMap() else { return }
        let kind: PoolingKind = random.pick([.average, .maximum])
        if random.oneIn(3) {
            add(.globalPooling(GlobalPooling(kind: kind, keepsDimensions: random.oneIn(2))), [map])
        } else {
            add(
                .pooling(
                    Pooling(
                        kind: kind, window: extent(1...4), strides: strides(), padding: random.oneIn(2) ? .same : .valid
                    )), [map])
        }
    }

    private mutating func addMovement() {
        guard let map = anyMap() else { return }
        add(random.oneIn(2) ? .zeroPadding(insets(0...3)) : .cropping(insets(0...2)), [map])
    }

    private mutating func addPrelu() {
        let value = anyValue()
        let dimensions = shapes[value].dimensions.dropFirst().map { random.oneIn(2) ? 1 : $0 }
        add(.prelu(alpha: weights(Array(dimensions))), [value])
    }

    private mutating func addLayerNormalization() {
        let value = anyValue()
        let rank = shapes[value].rank
        let axis = random.oneIn(3) ? random.int(1...rank - 1) : rank - 1
        let dimensions = Array(shapes[value].dimensions[axis...])
        add(
            .layerNormalization(
                LayerNormalization(
                    gamma: random.oneIn(3) ? nil : weights(dimensions),
                    beta: random.oneIn(3) ? nil : weights(dimensions),
                    epsilon: random.pick([1e-3, 1e-6, 0.5]), axis: axis)), [value])
    }

    private mutating func addRescaling() {
        let value = anyValue()
        let count = random.oneIn(2) ? 1 : channels(value)
        let scale = (0..<count).map { _ in random.float(-2...2) }
        add(.rescaling(Rescaling(scale: scale, offset: (0..<count).map { _ in random.float(-1...1) })), [value])
    }

    private mutating func addNormalization() {
        let value = anyValue()
        let dimensions = shapes[value].dimensions.dropFirst().map { random.oneIn(2) ? 1 : $0 }
        add(
            .normalization(
                Normalization(
                    mean: weights(Array(dimensions)), variance: weights(Array(dimensions), positive: true),
                    inverts: random.oneIn(2))), [value])
    }

    /// x + 3, clamped at 6, divided, and multiplied by x: what is recognised as one function.
    private mutating func addHardActivation() {
        let value = anyValue()
        add(.rescaling(Rescaling(scale: [1], offset: [3])), [value])
        add(.activation(.relu6), [last])
        add(.rescaling(Rescaling(scale: [Float(1) / 6], offset: [0])), [last])
        if random.oneIn(2) { add(.combine(.multiply), [value, last]) }
    }

    private mutating func addReshape() {
        let value = anyValue()
        let dimensions = Array(shapes[value].dimensions.dropFirst())
        switch random.below(4) {
        case 0: add(.flatten, [value])
        case 1: add(.identity, [value])
        case 2: add(.permute(dimensions: Array(1...max(1, dimensions.count)).shuffled(using: &random)), [value])
        default:
            let count = dimensions.reduce(1, *)
            let divisors = (1...max(1, min(count, 12))).filter { count.isMultiple(of: $0) }
            let size = random.pick(divisors)
            add(.reshape(dimensions: random.pick([[size, -1], [-1], [size, 1, count / size], [count, 1]])), [value])
        }
    }
}

extension Int {
    fileprivate var square: Extent { Extent(height: self, width: self) }
}

extension Extent {
    fileprivate var area: Int { height * width }
}
