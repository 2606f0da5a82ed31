/// How often something is run to be measured.
struct Schedule {
    var warmup: Int
    var minTime: Duration

    /// Fewer runs say nothing, however long they take.
    private static let leastRuns = 5

    /// Runs `body` until the time is over, after runs that do not count.
    func run<Failure: Error>(_ body: () throws(Failure) -> Void) throws(Failure) -> Samples {
        for _ in 0..<warmup { try body() }
        var samples = Samples()
        let start = ContinuousClock.now
        while samples.count < Self.leastRuns || ContinuousClock.now - start < minTime {
            let before = ContinuousClock.now
            try body()
            samples.add(ContinuousClock.now - before)
        }
        return samples
    }
}
