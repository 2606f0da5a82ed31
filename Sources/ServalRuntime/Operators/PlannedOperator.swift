/// An operator of a plan: a kernel, where it reads and writes, and how its work is divided.
///
/// The work is divided into tasks, numbered from 0: rows, pixels, blocks of elements, panels of output channels. Any division of
/// the tasks into ranges gives the same bits. What an operator has chosen when it was planned, others ask it for.
protocol PlannedOperator: Sendable {
    var taskCount: Int { get }
    /// Bytes that a thread needs in `ThreadContext.scratch`.
    var scratchByteCount: Int { get }
    /// In which ways its work may be shared out together with that of its neighbours, without a barrier between them.
    var axes: OperatorAxes { get }
    /// Whether it multiplies and adds in 8 bits.
    var hasQuantizedProducts: Bool { get }
    /// Whether it is a conversion between quantized and float32 values.
    var isConversion: Bool { get }
    /// Whether the output may lie where the input lies.
    var worksInPlace: Bool { get }
    /// Tasks that a kernel computes best together.
    var taskMultiple: Int { get }
    /// Output rows that are computed best together.
    var rowMultiple: Int { get }
    /// Whether a range of tasks that does not follow the last one computes something once more, such as the rows at the edges
    /// of row tiles or the sums of the input in Strassen's algorithm. Starting such an operator anew costs extra work. So a helper
    /// takes at least a quarter of another thread's range.
    var repeatsWork: Bool { get }
    /// The operator itself if it computes images as a whole by Strassen's algorithm: what follows can then go by the panels of
    /// its layout, and its sums can be split.
    var wholeMapProduct: WholeMapStrassenOperator? { get }
    /// Operations of all tasks together, padding of vectors included; nil where the step's products or elements tell.
    var operations: Double? { get }

    /// The work of the tasks below `task`, in a measure of the operator's own.
    func work(before task: Int) -> Int

    /// Computes a range of the tasks.
    ///
    /// - Precondition: the range lies in 0 ..< `taskCount`, and the context belongs to the operator's plan.
    func run(_ tasks: Range<Int>, _ context: ThreadContext)
}

/// Ways to share out the work of neighbouring operators (`Region`).
struct OperatorAxes: OptionSet {
    let rawValue: Int

    /// Every row of the output map is the same number of tasks.
    static let rows = OperatorAxes(rawValue: 1)
    /// An output row is computed from the same row of the input, and from no other.
    static let sameRows = OperatorAxes(rawValue: 2)
    /// Channels are computed by themselves, each from the same channel of the input (`ChannelOperator`).
    static let channels = OperatorAxes(rawValue: 4)
    /// One thread may compute all of it, if that is little.
    static let whole = OperatorAxes(rawValue: 8)
}

extension PlannedOperator {
    var axes: OperatorAxes { .whole }
    var hasQuantizedProducts: Bool { false }
    var isConversion: Bool { false }
    var worksInPlace: Bool { false }
    var taskMultiple: Int { 1 }
    var rowMultiple: Int { 1 }
    var repeatsWork: Bool { false }
    var wholeMapProduct: WholeMapStrassenOperator? { nil }
    var operations: Double? { nil }

    func work(before task: Int) -> Int { task }
}

/// An operator that can compute some channels of an image by themselves; its `axes` say whether it should.
protocol ChannelOperator: PlannedOperator {
    /// - Parameter channels: begin at a multiple of `WholeMapStrassenLayout.lanes`.
    func compute(image: Int, channels: Range<Int>, _ context: ThreadContext)
}
