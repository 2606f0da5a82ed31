import ServalGraph
import ServalTensor

/// A random network of the kinds in use: a stem, blocks of several families, and a head.
///
/// Its maps and numbers of channels are large enough that all that is planned for large ones takes part: fused
/// operators, parallel regions, Strassen's and Winograd's algorithms. A seed determines everything.
package struct RandomNetwork {
    private var random: SplitMix64
    private var builder: GraphBuilder
    private let activation: ActivationFunction

    /// Products of one convolution at most, so that a network takes some ten milliseconds.
    private static let workLimit = 12_000_000

    package static func graph(seed: UInt64) throws -> Graph {
        var network = RandomNetwork(random: SplitMix64(name: "network \(seed)"))
        try network.addStem()
        for _ in 0..<3 + network.random.below(5) { try network.addBlock() }
        let outputs = try network.addHead()
        return network.builder.graph(outputs: outputs)
    }

    private init(random: SplitMix64) {
        self.random = random
        builder = GraphBuilder(random: SplitMix64(seed: self.random.next()), batch: 1)
        activation = self.random.pick([.relu6, .relu, .hardSilu, .silu])
    }

    private var last: Int { builder.last }
    private var side: Int { builder.shapes[last][1] }
    private var channels: Int { builder.channels(of: last) }

    /// A number of channels for a layer that makes `terms` products for each of them at every pixel of the last map.
    private mutating func filters(_ choices: [Int], terms: Int) -> Int {
        let shape = builder.shapes[last]
        let fitting = choices.filter { shape[1] * shape[2] * terms * $0 <= Self.workLimit }
        return fitting.isEmpty ? choices[0] : random.pick(fitting)
    }

    private mutating func addStem() throws {
        let height = random.pick([24, 33, 48, 56, 64, 80, 96, 112, 128])
        let width = random.oneIn(3) ? random.pick([24, 31, 40, 65]) : height
        let colors = random.pick([3, 3, 1, 4])
        try builder.add(.input(dimensions: [height, width, colors]))
        if random.oneIn(2) { try builder.add(.rescaling(Rescaling(scale: [0.5], offset: [-0.25]))) }
        let strides: Extent = .square(random.pick([1, 2]))
        let filters = filters([8, 16, 24, 32], terms: 9 * colors)
        try builder.convolution(filters: filters, window: .square(3), strides: strides, bias: false)
        try builder.batchNormalization()
        try builder.add(.activation(activation))
    }

    private mutating func addBlock() throws {
        let stride = side >= 14 && random.oneIn(3) ? 2 : 1
        let many = [8, 12, 16, 24, 32, 48, 64, 96, 128, 160, 192, 256]
        switch random.below(10) {
        case 0...4:
            let window = random.pick([3, 3, 5])
            let expansion = random.pick([1, 2, 3, 4, 6])
            // The block's input is added where it has the channels of the output.
            let filters = random.oneIn(2) ? channels : filters(many, terms: channels * expansion)
            let expanded = channels * expansion
            guard side * side * channels * expanded <= Self.workLimit else { return try addSeparable(stride) }
            try builder.invertedResidual(
                expansion: expansion, filters: filters, window: window, stride: stride,
                padsExplicitly: stride == 2 && random.oneIn(2), activation: activation,
                reduction: random.oneIn(4) ? max(4, expanded / 4) : nil)
        case 5: try addSeparable(stride)
        case 6: try addResidual()
        case 7:
            let groups = channels.isMultiple(of: 4) ? 4 : 1
            let filters = filters([8, 16, 32, 64, 128], terms: 9 * channels / groups)
            let dilation: Extent = .square(side >= 14 && random.oneIn(2) ? 2 : 1)
            try builder.convolution(
                filters: filters, window: .square(3), dilation: dilation, groups: groups, activation: activation)
        case 8:
            guard side >= 6 else { return }
            let kind: PoolingKind = random.pick([.average, .maximum])
            try builder.add(
                .pooling(Pooling(kind: kind, window: .square(3), strides: .square(2), padding: .same)))
        default: try addBranches()
        }
    }

    private mutating func addSeparable(_ stride: Int) throws {
        let filters = filters([8, 16, 24, 48, 96], terms: channels)
        try builder.separableStack(filters: filters, window: random.pick([3, 5]), stride: stride)
    }

    /// Two convolutions of 3 by 3 and their input added. Source: ResNet, arXiv 1512.03385.
    private mutating func addResidual() throws {
        let (input, width) = (last, channels)
        guard side * side * 9 * width * width <= 2 * Self.workLimit else { return try addSeparable(1) }
        try builder.convolution(filters: width, window: .square(3), bias: false)
        try builder.batchNormalization()
        try builder.add(.activation(activation))
        try builder.convolution(filters: width, window: .square(3), bias: false)
        try builder.batchNormalization()
        try builder.add(.combine(.add), [last, input])
        try builder.add(.activation(activation))
    }

    /// Convolutions and a pooling of one map, concatenated. Source: Inception, arXiv 1409.4842.
    private mutating func addBranches() throws {
        let (input, width) = (last, channels)
        let filters = filters([4, 8, 12, 24, 33], terms: 9 * width)
        let first = try builder.convolution(input, filters: filters, activation: activation)
        let second = try builder.convolution(input, filters: filters, window: .square(3), activation: activation)
        let third = try builder.add(
            .pooling(Pooling(kind: .average, window: .square(3), strides: .square(1), padding: .same)), [input])
        try builder.add(.concatenate(axis: 3), [first, second, third])
    }

    /// A classifier, or maps of boxes and points; returns the outputs.
    private mutating func addHead() throws -> [Int] {
        let map = last
        if random.oneIn(3) {
            let scores = try builder.convolution(map, filters: random.pick([1, 5, 18]), activation: .sigmoid)
            let boxes = try builder.convolution(map, filters: 4)
            if random.oneIn(2) {
                try builder.add(.upsampling(Upsampling(size: .square(2), interpolation: .bilinear)), [boxes])
            }
            return [scores, last]
        }
        try builder.convolution(filters: filters([64, 128, 256, 512], terms: channels), bias: false)
        try builder.batchNormalization()
        try builder.add(.activation(activation))
        try builder.add(.globalPooling(GlobalPooling(kind: .average, keepsDimensions: false)))
        let units = random.pick([2, 10, 37, 100])
        try builder.dense(units: units)
        try builder.add(.softmax(axis: 1))
        return random.oneIn(4) ? [last, map] : [last]
    }
}
