/// Where an animal's face was during the last second and a half.
///
/// A face that passes behind something is seen in part before it is lost: its box shrinks, and its middle stands still or
/// turns back. Medians over the time before say where it was really going.
struct MotionHistory {
    private var entries: [(time: Double, box: Box<ImageSpace>)] = []

    private static let length = 1.5
    private static let entryLimit = 64
    private static let leastInterval = 0.02
    private static let leastCount = 5
    /// How much a whole face's size differs from the median.
    private static let sizeTolerance = 0.12
    private static let longestExtrapolation = 1.5

    init() { entries.reserveCapacity(Self.entryLimit) }

    mutating func add(_ box: Box<ImageSpace>, at time: Double) {
        if let last = entries.last, time - last.time < Self.leastInterval { return }
        entries.removeAll { time - $0.time > Self.length }
        if entries.count == Self.entryLimit { entries.removeFirst() }
        entries.append((time, box))
    }

    /// Whether a box is about as large as the face was; true where too little is known.
    func isWhole(_ box: Box<ImageSpace>) -> Bool {
        guard entries.count >= Self.leastCount else { return true }
        return isWhole(box, Self.median(entries.map(\.box.longerSide)))
    }

    private func isWhole(_ box: Box<ImageSpace>, _ size: Double) -> Bool {
        abs(box.longerSide / size - 1) <= Self.sizeTolerance
    }

    /// Where the face would be if it had gone on as it mostly did; nil where too little is known.
    func expectedBox(at time: Double) -> Box<ImageSpace>? {
        guard entries.count >= Self.leastCount else { return nil }
        let size = Self.median(entries.map(\.box.longerSide))
        let anchor = entries.last { isWhole($0.box, size) } ?? entries[0]
        let steps = zip(entries.dropFirst(), entries).map { now, before in
            let interval = now.time - before.time
            return (
                x: (now.box.center.x - before.box.center.x) / interval,
                y: (now.box.center.y - before.box.center.y) / interval
            )
        }
        let elapsed = min(time - anchor.time, Self.longestExtrapolation)
        let x = anchor.box.center.x + Self.median(steps.map(\.x)) * elapsed
        let y = anchor.box.center.y + Self.median(steps.map(\.y)) * elapsed
        let (halfWidth, halfHeight) = (anchor.box.width / 2, anchor.box.height / 2)
        return Box(x0: x - halfWidth, y0: y - halfHeight, x1: x + halfWidth, y1: y + halfHeight)
    }

    private static func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }
}
