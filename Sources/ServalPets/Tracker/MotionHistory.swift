/// Where an animal's face was during the last second and a half.
///
/// A face that passes behind something is seen in part before it is lost: its box shrinks, and its middle stands still or
/// turns back. Medians over the time before say where it was really going.
struct MotionHistory {
    private struct Entry {
        let time: Double
        let box: Box<ImageSpace>
        let size: Double
        /// Pixels a second since the entry before.
        let speedX: Double
        let speedY: Double
    }

    private var entries: [Entry] = []
    /// The median size, kept so that a frame costs no memory.
    private var size = 0.0

    private static let length = 1.5
    private static let entryLimit = 64
    private static let leastInterval = 0.02
    private static let leastCount = 5
    /// How much a whole face's size differs from the median.
    private static let sizeTolerance = 0.12
    private static let longestExtrapolation = 1.5

    init() { entries.reserveCapacity(Self.entryLimit) }

    mutating func add(_ box: Box<ImageSpace>, at time: Double) {
        var (speedX, speedY) = (0.0, 0.0)
        if let last = entries.last {
            let interval = time - last.time
            if interval < Self.leastInterval { return }
            speedX = (box.center.x - last.box.center.x) / interval
            speedY = (box.center.y - last.box.center.y) / interval
        }
        while let first = entries.first, time - first.time > Self.length || entries.count == Self.entryLimit {
            entries.removeFirst()
        }
        entries.append(Entry(time: time, box: box, size: box.longerSide, speedX: speedX, speedY: speedY))
        size = median(\.size, from: 0)
    }

    /// Whether a box is about as large as the face was; true where too little is known.
    func isWhole(_ box: Box<ImageSpace>) -> Bool {
        entries.count < Self.leastCount || hasUsualSize(box.longerSide)
    }

    private func hasUsualSize(_ side: Double) -> Bool { abs(side / size - 1) <= Self.sizeTolerance }

    /// Where the face would be if it had gone on as it mostly did; nil where too little is known.
    func expectedBox(at time: Double) -> Box<ImageSpace>? {
        guard entries.count >= Self.leastCount else { return nil }
        let anchor = entries.last { hasUsualSize($0.size) } ?? entries[0]
        let elapsed = min(time - anchor.time, Self.longestExtrapolation)
        let x = anchor.box.center.x + median(\.speedX, from: 1) * elapsed
        let y = anchor.box.center.y + median(\.speedY, from: 1) * elapsed
        let (halfWidth, halfHeight) = (anchor.box.width / 2, anchor.box.height / 2)
        return Box(x0: x - halfWidth, y0: y - halfHeight, x1: x + halfWidth, y1: y + halfHeight)
    }

    /// The upper median of the entries from an index on, by counting, since there are few.
    private func median(_ value: (Entry) -> Double, from first: Int) -> Double {
        let rank = (entries.count - first) / 2
        for index in first..<entries.count {
            let candidate = value(entries[index])
            var (below, equal) = (0, 0)
            for other in first..<entries.count {
                let number = value(entries[other])
                if number < candidate { below += 1 } else if number == candidate { equal += 1 }
            }
            if below <= rank && rank < below + equal { return candidate }
        }
        return entries.last.map(value) ?? 0
    }
}
