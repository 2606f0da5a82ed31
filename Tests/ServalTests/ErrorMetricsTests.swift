import Serval
import ServalTensor
import Testing

/// The measures of verification, on values computed by hand.
struct ErrorMetricsTests {
    private func metrics(_ found: [Double], _ wanted: [Float], magnitude: Double? = nil) throws -> ErrorMetrics {
        let reference = try Tensor([wanted.count], values: wanted)
        let largest = Double(wanted.reduce(0) { max($0, abs($1)) })
        return ErrorMetrics(reference: reference, magnitude: magnitude ?? largest) { found[$0] }
    }

    @Test func `equal values have no error`() throws {
        let equal = try metrics([1, -2, 3], [1, -2, 3])
        #expect(equal.maximumAbsolute == 0 && equal.maximumRelative == 0 && equal.maximumULP == 0)
        #expect(equal.signalToNoise == .infinity && equal.cosine == 1)
        #expect(equal.count == 3)
    }

    @Test func `differences are those of the worst element`() throws {
        let result = try metrics([3, 4.5, 0], [3, 4, 0])
        #expect(result.maximumAbsolute == 0.5)
        #expect(result.maximumRelative == 0.125)
        #expect(result.worstIndex == 1)
        // 10 log10(25 / 0.25)
        #expect(abs(result.signalToNoise - 20) < 1e-9)
        // 27 / (5 * sqrt(29.25))
        #expect(abs(result.cosine - 0.998460) < 1e-6)
    }

    @Test func `neighbouring floats are one unit apart, across zero and powers of two as well`() throws {
        let one: Float = 1
        #expect(try metrics([Double(one.nextUp)], [one]).maximumULP == 1)
        #expect(try metrics([Double(one.nextDown.nextDown)], [one]).maximumULP == 2)
        let tiny = Float.leastNonzeroMagnitude
        #expect(try metrics([Double(-tiny)], [tiny]).maximumULP == 2)
    }

    @Test func `near-zero elements count by their absolute difference alone`() throws {
        let result = try metrics([100, 0.002], [100, 0.001])
        #expect(result.maximumRelative == 0 && result.maximumULP == 0)
        #expect(abs(result.maximumAbsolute - 0.001) < 1e-9)
        #expect(result.worstIndex == 1)
    }

    @Test(arguments: [Double.nan, .infinity])
    func `a value that is not finite is infinitely wrong`(value: Double) throws {
        let result = try metrics([1, value], [1, 2])
        #expect(result.maximumAbsolute == .infinity && result.maximumRelative == .infinity)
        #expect(result.worstIndex == 1)
        #expect(result.signalToNoise == -.infinity)
        #expect(result.cosine == 0)
    }

    @Test func `opposite vectors have a cosine of -1, and zero vectors of 1 or 0`() throws {
        #expect(abs(try metrics([-1, -2], [1, 2]).cosine + 1) < 1e-12)
        #expect(try metrics([0, 0], [0, 0]).cosine == 1)
        #expect(try metrics([0, 1], [0, 0]).cosine == 0)
    }
}
