/// The product of a run of pixels with one whole panel of a packed matrix: what a register tile is called with.
///
/// The k index of the sum is cut into `outerCount` × `innerCount` k segments of `length` neighbouring input floats:
/// one k segment for a pointwise convolution, the rows (or the taps) of the window for another.
struct PanelTask {
    var bias: UnsafePointer<Float>
    /// Weights of the first k segment; those of the others follow.
    var weights: UnsafePointer<Float>
    /// Start of the first k segment of pixel 0.
    var input: UnsafePointer<Float>
    /// Floats from one pixel to the next.
    var inputStride: Int
    var outerCount: Int
    var outerStep: Int
    var innerCount: Int
    var innerStep: Int
    var length: Int
    var output: UnsafeMutablePointer<Float>
    var outputStride: Int
    var residual: UnsafePointer<Float>?
    var residualStride: Int
    /// Pixels.
    var rows: Int
    var low: Float
    var high: Float
    /// Room for a tile of a panel of which only some columns exist.
    var tile: UnsafeMutablePointer<Float>?
}

extension PanelTask {
    /// Whether the sum is one k segment of input.
    @inline(always)
    var isSingle: Bool { outerCount &* innerCount == 1 }
}

/// The place in the list of a task's k segments.
struct KSegment {
    @inline(always)
    init() {}

    private var outer = 0
    private var inner = 0

    /// Goes to the next k segment and returns how far it is from this one in the input; nil behind the last.
    @inline(always)
    mutating func next(_ task: PanelTask) -> Int? {
        inner &+= 1
        if inner < task.innerCount { return task.innerStep }
        inner = 0
        outer &+= 1
        if outer < task.outerCount { return task.outerStep &- (task.innerCount &- 1) &* task.innerStep }
        return nil
    }
}

/// Pixel distance of a stem's tiles, three channels by stride 2: known beforehand it needs no register for each pixel.
@inline(always)
var stemStride: Int { 6 }

extension PanelTask {
    /// Asks for the two image rows that the window of a stem comes to next, where they lie below the pixels of a tile: an
    /// image comes from outside, and the first convolution goes through it faster than the processor looks ahead by itself.
    ///
    /// - Parameter rows: the pixels, a literal.
    @inline(always)
    func prefetchStem(row: Int, rows: Int) {
        let next = input + (row &* stemStride &+ outerCount &* outerStep)
        var column = 0
        while column < rows &* stemStride &+ 15 {
            prefetchNear(next + column)
            prefetchNear(next + (outerStep &+ column))
            column &+= 16
        }
    }
}
