/// What calibration has seen of a value, channel by channel (last axis).
struct ChannelStatistics {
    var minimum: [Float]
    var maximum: [Float]
    private var sum: [Double]
    private var squares: [Double]
    private var rows = 0

    static let bytesPerChannel = 2 * MemoryLayout<Float>.stride + 2 * MemoryLayout<Double>.stride

    init(channels: Int) {
        minimum = [Float](repeating: .infinity, count: channels)
        maximum = [Float](repeating: -.infinity, count: channels)
        sum = [Double](repeating: 0, count: channels)
        squares = sum
    }

    var channels: Int { minimum.count }

    /// Adds one tensor's elements, row-major.
    mutating func add(_ values: UnsafeBufferPointer<Float>) {
        let channels = channels
        guard channels > 0, let first = values.baseAddress else { return }
        rows += values.count / channels
        var (sums, powers) = ([Float](repeating: 0, count: channels), [Float](repeating: 0, count: channels))
        minimum.withUnsafeMutableBufferPointer { minimum in
            maximum.withUnsafeMutableBufferPointer { maximum in
                sums.withUnsafeMutableBufferPointer { sums in
                    powers.withUnsafeMutableBufferPointer { powers in
                        for row in stride(from: 0, to: values.count, by: channels) {
                            for channel in 0..<channels {
                                let value = first[row + channel]
                                minimum[channel] = value < minimum[channel] ? value : minimum[channel]
                                maximum[channel] = value > maximum[channel] ? value : maximum[channel]
                                sums[channel] += value
                                powers[channel] += value * value
                            }
                        }
                    }
                }
            }
        }
        for channel in 0..<channels {
            sum[channel] += Double(sums[channel])
            squares[channel] += Double(powers[channel])
        }
    }

    func mean(_ channel: Int) -> Double { sum[channel] / Double(max(rows, 1)) }

    /// The mean of the squares.
    func power(_ channel: Int) -> Double { squares[channel] / Double(max(rows, 1)) }

    var isFinite: Bool { sum.allSatisfy(\.isFinite) && squares.allSatisfy(\.isFinite) }

    /// All channels' range.
    var range: ClosedRange<Float> {
        let (low, high) = (minimum.min() ?? 0, maximum.max() ?? 0)
        return low <= high ? low...high : 0...0
    }

    /// What would have been seen of values divided by a factor for each channel.
    mutating func divide(by factors: [Double]) {
        for (channel, factor) in factors.enumerated() {
            minimum[channel] = Float(Double(minimum[channel]) / factor)
            maximum[channel] = Float(Double(maximum[channel]) / factor)
            sum[channel] /= factor
            squares[channel] /= factor * factor
        }
    }
}
