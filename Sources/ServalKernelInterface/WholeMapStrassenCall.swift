/// The matrix product of one image by Strassen's algorithm, for maps of few pixels whose weights are many: the form of
/// `BlockStrassenCall`, but the halves are those of the whole image, and the sums of weights are made while they are used, since
/// up to 25 pixels share each of them.
package struct WholeMapStrassenCall {
    package var layout: WholeMapStrassenLayout
    /// A matrix packed for `layout`, 64-byte aligned.
    package var weights: UnsafePointer<Float>
    /// Pixel 0 of the image.
    package var input: UnsafePointer<Float>
    /// Floats from one pixel to the next.
    package var inputStride: Int
    package var output: UnsafeMutablePointer<Float>
    package var outputStride: Int
    /// Added to the result; may be the same memory as `output` (same stride).
    package var residual: UnsafePointer<Float>?
    package var residualStride: Int
    /// The first of the image's tasks that are computed, 0 ..< `layout.taskCount`.
    package var firstTask: Int
    package var taskCount: Int
    /// Which parts of the sum to compute. With all parts the output is final. With one part it is a partial sum: no
    /// residual, no clamp, bias only in part 0.
    package var firstPart: Int
    package var partCount: Int
    /// Whether the scratch memory holds the left-hand factors of this image and these parts, from the call before.
    package var reusesPackedInput: Bool
    package var low: Float
    package var high: Float
    /// Room for `layout.scratchFloats` floats, 64-byte aligned, not shared with a call that runs at the same time.
    package var scratch: UnsafeMutablePointer<Float>

    package init(
        layout: WholeMapStrassenLayout, weights: UnsafePointer<Float>, input: UnsafePointer<Float>, inputStride: Int,
        output: UnsafeMutablePointer<Float>, outputStride: Int, residual: UnsafePointer<Float>? = nil,
        residualStride: Int = 0, tasks: Range<Int>, part: Int? = nil, reusesPackedInput: Bool = false,
        low: Float = -.infinity, high: Float = .infinity, scratch: UnsafeMutablePointer<Float>
    ) {
        self.layout = layout
        self.weights = weights
        self.input = input
        self.inputStride = inputStride
        self.output = output
        self.outputStride = outputStride
        self.residual = residual
        self.residualStride = residualStride
        firstTask = tasks.lowerBound
        taskCount = tasks.count
        firstPart = part ?? 0
        partCount = part == nil ? layout.parts : 1
        self.reusesPackedInput = reusesPackedInput
        self.low = low
        self.high = high
        self.scratch = scratch
    }
}
