import ServalTensor
import Testing

@Suite("The signal to noise ratio")
struct SignalToNoiseTests {
    private static func decibels(found: [Float], wanted: [Float]) -> Double {
        var ratio = SignalToNoise()
        found.withUnsafeBufferPointer { found in wanted.withUnsafeBufferPointer { ratio.add(found: found, wanted: $0) }
        }
        return ratio.decibels
    }

    @Test("is ten times the logarithm of the squares' ratio")
    func ratio() {
        #expect(abs(Self.decibels(found: [3, 4.5], wanted: [3, 4]) - 20) < 1e-12)
        #expect(abs(Self.decibels(found: [0], wanted: [1])) < 1e-12)
    }

    @Test("is infinite for equal values, and for nothing")
    func equal() {
        #expect(Self.decibels(found: [1, -2], wanted: [1, -2]) == .infinity)
        #expect(Self.decibels(found: [0], wanted: [0]) == .infinity)
        #expect(SignalToNoise().decibels == .infinity)
    }

    @Test("is minus infinity where an element is not a number or infinite, or nothing was wanted")
    func worst() {
        #expect(Self.decibels(found: [.nan, 1], wanted: [1, 1]) == -.infinity)
        #expect(Self.decibels(found: [1, 1], wanted: [.nan, 1]) == -.infinity)
        #expect(Self.decibels(found: [.infinity], wanted: [1]) == -.infinity)
        #expect(Self.decibels(found: [1], wanted: [0]) == -.infinity)
    }
}
