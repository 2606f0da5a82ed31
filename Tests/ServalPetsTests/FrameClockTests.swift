import ServalPets
import Testing

@Suite struct FrameClockTests {
    private func times(_ given: [Double?], framesPerSecond: Double = 4) -> [Double] {
        var clock = FrameClock(framesPerSecond: framesPerSecond)
        return given.map { time in
            clock.advance(to: time)
            return clock.time
        }
    }

    @Test func `Times that grow are taken as they are, whatever the first one is`() {
        #expect(times([7, 7.125, 9]) == [7, 7.125, 9])
        #expect(times([-3, -2.5, 0.1]) == [-3, -2.5, 0.1])
    }

    @Test func `Frames without a time are of equal distance`() {
        #expect(times([nil, nil, nil]) == [0, 0.25, 0.5])
        #expect(times([7, nil, 8]) == [7, 7.25, 8])
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func `A time that is no finite number counts as none`(time: Double) {
        #expect(times([time, 0.25, time, 1]) == [0, 0.25, 0.5, 1])
    }

    @Test func `A time that is not later counts as none, and a clock that was set back goes on`() {
        #expect(times([7, 7, 7.5]) == [7, 7.25, 7.75])
        #expect(times([7, 8, 0, 0.125, 0.25]) == [7, 8, 8.25, 8.375, 8.5])
    }

    @Test func `Every frame is later than the one before, whatever is given`() {
        let found = times([4, 4, .nan, 3, nil, 5, 5, -.infinity, 0, 1e9, 1e-9, 0, 1e9], framesPerSecond: .nan)
        #expect(zip(found, found.dropFirst()).allSatisfy { $0 < $1 && $1.isFinite })
    }
}
