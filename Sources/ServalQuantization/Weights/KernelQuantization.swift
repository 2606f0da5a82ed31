import ServalGraph
import ServalTensor

/// A layer's kernel and bias in 8 and 32 bits.
struct KernelQuantization {
    let kernel: Tensor
    let scales: Tensor
    let bias: Tensor

    /// Weights are -limit ... limit.
    private static let limit = 127.0
    /// Shares of a channel's largest weight that are tried as the largest level.
    private static let shares = (0...20).map { 1 - Double($0) * 0.02 }

    /// - Parameters:
    ///   - input: how the layer's input is kept.
    ///   - statistics: of the input.
    init(
        _ operation: Operation, input: QuantizationParameters, statistics: ChannelStatistics,
        options: QuantizationOptions
    ) {
        guard let kernel = operation.kernel, let channels = operation.channels else {
            preconditionFailure("\(operation.name) has no kernel")
        }
        let weights = kernel.withUnsafeFloats { Array($0) }
        var biases = operation.bias?.withUnsafeFloats { $0.map(Double.init) } ?? []
        if biases.isEmpty { biases = [Double](repeating: 0, count: channels.outputs) }
        let rows = weights.count / channels.outputs
        var (levels, scales) = ([Int8](repeating: 0, count: weights.count), [Float]())
        var sums: [Int32] = []
        for output in 0..<channels.outputs {
            let column = (0..<rows).map { Double(weights[$0 * channels.outputs + output]) }
            let inputs = (0..<rows).map { channels.input(row: $0, output: output) }
            let powers = inputs.map { statistics.power($0) }
            let scale = Self.scale(
                column, powers: options.minimizesWeightError ? powers : nil,
                floor: Self.leastScale(bias: biases[output], input: input, rows: rows))
            var meanError = 0.0
            for row in 0..<rows {
                let level = Self.level(column[row], scale: Double(scale))
                levels[row * channels.outputs + output] = Int8(level)
                meanError += (level * Double(scale) - column[row]) * statistics.mean(inputs[row])
            }
            let bias = options.correctsBias ? biases[output] - meanError : biases[output]
            scales.append(scale)
            sums.append(Self.sum(bias / (Double(input.scale) * Double(scale)), rows: rows))
        }
        let vector = Shape(validated: [channels.outputs])
        self.kernel = Tensor(shape: kernel.shape, elementType: .int8, copying: levels)
        self.scales = Tensor(shape: vector, elementType: .float32, copying: scales)
        bias = Tensor(shape: vector, elementType: .int32, copying: sums)
    }

    private static func level(_ weight: Double, scale: Double) -> Double {
        min(max((weight / scale).rounded(.toNearestOrEven), -limit), limit)
    }

    /// The scale of one channel: of its largest weight, or with the least error of the channel's sums.
    ///
    /// The error of a weight counts by the power of the input that it is multiplied with.
    private static func scale(_ column: [Double], powers: [Double]?, floor: Double) -> Float {
        let largest = column.reduce(0) { max($0, abs($1)) }
        let widest = max(largest / limit, floor)
        guard let powers, largest > 0 else { return Float(widest) }
        var (least, choice) = (Double.infinity, widest)
        for share in shares {
            let scale = max(widest * share, floor)
            var error = 0.0
            for (weight, power) in zip(column, powers) {
                let difference = level(weight, scale: scale) * scale - weight
                error += difference * difference * power
            }
            if error < least { (least, choice) = (error, scale) }
        }
        return Float(choice)
    }

    /// The smallest scale at which the bias leaves room for the products in 32 bits.
    private static func leastScale(bias: Double, input: QuantizationParameters, rows: Int) -> Double {
        let smallest = Double(QuantizationParameters.scaleRange.lowerBound) * 2
        return max(smallest, 2 * abs(bias) / (Double(input.scale) * largestBias(rows: rows)))
    }

    private static func sum(_ bias: Double, rows: Int) -> Int32 {
        let limit = largestBias(rows: rows)
        return Int32(min(max(bias.rounded(.toNearestOrEven), -limit), limit))
    }

    private static func largestBias(rows: Int) -> Double {
        max(Double(Int32.max) - Double(rows) * 255 * 127, 1)
    }
}
