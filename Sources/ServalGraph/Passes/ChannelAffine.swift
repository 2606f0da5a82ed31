import ServalTensor

/// value * scale + offset for each channel (last axis), in double precision; one element serves every channel.
struct ChannelAffine {
    var scale: [Double]
    var offset: [Double]

    init(scale: [Double], offset: [Double]) { (self.scale, self.offset) = (scale, offset) }

    init(_ rescaling: Rescaling) {
        self.init(scale: rescaling.scale.map(Double.init), offset: rescaling.offset.map(Double.init))
    }

    /// - Precondition: the normalization's axis is the last one.
    init(_ normalization: BatchNormalization) {
        self.init(scale: normalization.scales, offset: normalization.offsets)
    }

    /// Nil when the statistics differ within a channel.
    init?(_ normalization: Normalization) {
        let isPerChannel = [normalization.mean, normalization.variance].allSatisfy {
            $0.shape.dimensions.dropLast().allSatisfy { $0 == 1 }
        }
        guard isPerChannel else { return nil }
        let deviation = normalization.variance.doubles.map { max($0.squareRoot(), 1e-7) }
        let mean = normalization.mean.doubles
        if normalization.inverts {
            self.init(scale: deviation, offset: mean)
        } else {
            let scale = deviation.map { 1 / $0 }
            self.init(scale: scale, offset: Self.broadcast(mean, scale) { -$0 * $1 })
        }
    }

    /// This, then `next`.
    func followed(by next: ChannelAffine) -> ChannelAffine {
        ChannelAffine(
            scale: Self.broadcast(scale, next.scale) { $0 * $1 },
            offset: Self.broadcast(Self.broadcast(offset, next.scale) { $0 * $1 }, next.offset) { $0 + $1 })
    }

    /// The same as an operation; nil when a number leaves the range of float32.
    var rescaling: Rescaling? {
        let rescaling = Rescaling(scale: scale.map { Float($0) }, offset: offset.map { Float($0) })
        return (rescaling.scale + rescaling.offset).allSatisfy(\.isFinite) ? rescaling : nil
    }

    var hasOffset: Bool { offset.contains { $0 != 0 } }

    /// Scale and offset with one element a channel.
    func expanded(to channels: Int) -> ChannelAffine {
        let ones = [Double](repeating: 1, count: channels)
        return ChannelAffine(
            scale: Self.broadcast(scale, ones) { value, _ in value },
            offset: Self.broadcast(offset, ones) { value, _ in value })
    }

    private static func broadcast(_ a: [Double], _ b: [Double], _ body: (Double, Double) -> Double) -> [Double] {
        (0..<max(a.count, b.count)).map { body(a[a.count == 1 ? 0 : $0], b[b.count == 1 ? 0 : $0]) }
    }
}

extension Tensor {
    /// The elements of a float32 tensor in double precision.
    var doubles: [Double] { withUnsafeFloats { $0.map(Double.init) } }
}
