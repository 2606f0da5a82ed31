#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Smooths one number over time: strongly while it rests, weakly while it moves, so that it neither trembles nor lags
/// (Casiez, Roussel, Vogel: 1€ Filter, CHI 2012).
package struct OneEuroFilter: Sendable {
    package struct Parameters: Hashable, Sendable {
        /// The cut-off frequency at rest in Hz: lower trembles less and lags more.
        package var minimumCutoff: Double
        /// Hz more for each unit a second that the number moves.
        package var speedCoefficient: Double
        /// The cut-off frequency of the speed in Hz.
        package var speedCutoff: Double
        /// Whether the number is expected to go on at its speed, which takes away the lag of a steady motion.
        package var followsSpeed: Bool

        package init(
            minimumCutoff: Double, speedCoefficient: Double, speedCutoff: Double = 1, followsSpeed: Bool = false
        ) {
            (self.minimumCutoff, self.speedCoefficient) = (minimumCutoff, speedCoefficient)
            (self.speedCutoff, self.followsSpeed) = (speedCutoff, followsSpeed)
        }
    }

    package let parameters: Parameters
    private var state: (measured: Double, smoothed: Double, speed: Double)?

    package init(_ parameters: Parameters) { self.parameters = parameters }

    /// The smoothed number after one more.
    ///
    /// - Parameter interval: seconds since the last one; one that is not positive starts anew.
    package mutating func smooth(_ value: Double, after interval: Double) -> Double {
        guard let last = state, interval > 0 else {
            state = (value, value, 0)
            return value
        }
        let measured = (value - last.measured) / interval
        let speed = last.speed + Self.share(parameters.speedCutoff, interval) * (measured - last.speed)
        let cutoff = parameters.minimumCutoff + parameters.speedCoefficient * abs(speed)
        let expected = last.smoothed + (parameters.followsSpeed ? speed * interval : 0)
        let smoothed = expected + Self.share(cutoff, interval) * (value - expected)
        state = (value, smoothed, speed)
        return smoothed
    }

    /// What a low-pass filter of this cut-off takes of a new number.
    private static func share(_ cutoff: Double, _ interval: Double) -> Double {
        1 / (1 + 1 / (2 * .pi * cutoff * interval))
    }
}
