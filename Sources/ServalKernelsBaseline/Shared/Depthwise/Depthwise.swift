import ServalKernelInterface

extension Kernels {
    static func depthwise(_ call: DepthwiseCall) {
        let window = call.window
        let (kernelWidth, stride) = (window.width, window.strideX)
        let hasTile = kernelWidth == 3 || kernelWidth == 5 || kernelWidth == 7
        if !hasTile || stride > 2 || (stride == 2 && window.dilationX > 1) {
            depthwiseGeneral(call)
        } else if call.multiplier > 1 {
            depthwiseRepeated(call)
        } else if kernelWidth == 3 {
            if stride == 1 { depthwiseTiled(3, 1, call) } else { depthwiseTiled(3, 2, call) }
        } else if kernelWidth == 5 {
            if stride == 1 { depthwiseTiled(5, 1, call) } else { depthwiseTiled(5, 2, call) }
        } else {
            depthwise7(call)
        }
    }
}

/// A function of its own: together the tiles are more than the compiler unrolls.
@inline(never)
private func depthwise7(_ call: DepthwiseCall) {
    if call.window.strideX == 1 { depthwiseTiled(7, 1, call) } else { depthwiseTiled(7, 2, call) }
}

/// Each input channel feeds several output channels.
@inline(never)
private func depthwiseRepeated(_ call: DepthwiseCall) {
    let (kernelWidth, stride) = (call.window.width, call.window.strideX)
    if kernelWidth == 3 {
        if stride == 1 { depthwiseTiled(3, 1, repeats: true, call) } else { depthwiseTiled(3, 2, repeats: true, call) }
    } else if kernelWidth == 5 {
        if stride == 1 { depthwiseTiled(5, 1, repeats: true, call) } else { depthwiseTiled(5, 2, repeats: true, call) }
    } else {
        depthwiseRepeated7(call)
    }
}

@inline(never)
private func depthwiseRepeated7(_ call: DepthwiseCall) {
    if call.window.strideX == 1 {
        depthwiseTiled(7, 1, repeats: true, call)
    } else {
        depthwiseTiled(7, 2, repeats: true, call)
    }
}

/// Tiles of output rows whose input fits in half of a second-level cache; in a tile a few channels after the other.
@inline(always)
private func depthwiseTiled(_ kernelWidth: Int, _ stride: Int, repeats: Bool = false, _ call: DepthwiseCall) {
    let window = call.window
    let cachedRows = (1 << 17) / (window.inputWidth &* call.inputPixelStride &+ 1)
    var tileRows = (cachedRows &- window.height) / window.strideY &+ 1
    tileRows = tileRows > 1 ? tileRows : 1
    var start = 0
    while start < call.outputRowCount {
        let end = start &+ tileRows < call.outputRowCount ? start &+ tileRows : call.outputRowCount
        if kernelWidth == 3 && !repeats {
            depthwise3x3RowTile(stride, call, start, end)
        } else {
            depthwiseRowTile(kernelWidth, stride, repeats: repeats, call, start, end, fromChannel: 0)
        }
        start = end
    }
}

/// Windows three taps wide over the output rows `start` ..< `end`; one function, since it has many callers.
///
/// - Parameter stride: one or two.
@inline(never)
func depthwiseBand3(_ stride: Int, _ call: DepthwiseCall, _ start: Int, _ end: Int, fromChannel: Int) {
    if stride == 1 {
        depthwiseRowTile(3, 1, call, start, end, fromChannel: fromChannel)
    } else {
        depthwiseRowTile(3, 2, call, start, end, fromChannel: fromChannel)
    }
}

/// Where columns of the window lie apart, pixels as far apart share them: a row is computed in as many runs as that.
///
/// - Parameter kernelWidth, stride, repeats: literals.
@inline(always)
private func depthwiseRowTile(
    _ kernelWidth: Int, _ stride: Int, repeats: Bool = false, _ call: DepthwiseCall, _ start: Int, _ end: Int,
    fromChannel: Int
) {
    let window = call.window
    let blockFloats = 16 &* (1 &+ window.height &* kernelWidth)
    let dilation = stride == 1 ? window.dilationX : 1
    var task = DepthwiseTask(
        weights: call.weights, rows: call.rows, rowStep: window.dilationY, height: window.height, inputOffset: 0,
        inputStride: dilation &* call.inputPixelStride, firstColumn: 0, endColumn: 0, output: call.output,
        outputStride: dilation &* call.outputPixelStride, pixels: 7, lanes: width, low: broadcast(call.low),
        high: broadcast(call.high))
    var firstChannel = fromChannel
    while firstChannel < call.channels {
        let left = call.channels &- firstChannel
        let endChannel = firstChannel &+ (left < channelsPerVisit ? left : channelsPerVisit)
        for row in start..<end {
            task.rows = call.rows + row &* window.strideY
            var phase = 0
            while phase < dilation {
                let pixelCount = steps(to: window.outputWidth &- phase, dilation)
                var pixel = 0
                while pixel < pixelCount {
                    // The last seven pixels overlap those before rather than being fewer.
                    if pixel &+ 7 > pixelCount && pixel > 0 { pixel = pixelCount &- 7 }
                    let place = phase &+ pixel &* dilation
                    let left = place &* stride &- window.padLeft
                    let output = call.output + (row &* call.outputRowStride &+ place &* call.outputPixelStride)
                    task.firstColumn = steps(to: 0 &- left, dilation)
                    task.endColumn = steps(to: window.inputWidth &- left, dilation)
                    task.pixels = pixelCount &- pixel < 7 ? pixelCount &- pixel : 7
                    var channel = firstChannel
                    while channel < endChannel {
                        task.lanes = endChannel &- channel < width ? endChannel &- channel : width
                        task.weights = call.weights + (channel / 16 &* blockFloats &+ channel % 16)
                        task.output = output + channel
                        task.inputOffset = left &* call.inputPixelStride &+ channel
                        if repeats {
                            task.inputChannels = RepeatedChannels(
                                channel: channel, used: task.lanes, multiplier: call.multiplier)
                            task.inputOffset = left &* call.inputPixelStride &+ task.inputChannels.first
                            depthwiseRepeatedRun(kernelWidth, stride, task)
                        } else {
                            depthwiseRun(kernelWidth, stride, task)
                        }
                        channel &+= width
                    }
                    pixel &+= 7
                }
                phase &+= 1
            }
        }
        firstChannel = endChannel
    }
}

/// Channels of some pixels that are computed before the next pixels. Neighbouring cache lines are read one after the other; one line of
/// each pixel at a time is more than the processor foresees.
@inline(always) private var channelsPerVisit: Int { 64 }

/// How many of the places that lie `dilation` apart from the first on are nearer than `distance`; none where that is not positive.
@inline(always)
private func steps(to distance: Int, _ dilation: Int) -> Int {
    dilation == 1 ? distance : (distance &+ dilation &- 1) / dilation
}

/// Chooses the variant of the tile for what lies outside the image under a run.
@inline(always)
private func depthwiseRun(_ kernelWidth: Int, _ stride: Int, _ task: DepthwiseTask) {
    let columns = 6 &* stride &+ kernelWidth
    let left = task.firstColumn > 0 ? task.firstColumn : 0
    let right = columns > task.endColumn ? columns &- task.endColumn : 0
    if task.lanes < width {
        depthwiseTile(kernelWidth, stride, left: 0, right: 0, checked: true, full: false, task)
    } else if task.pixels < 7 {
        depthwiseTile(kernelWidth, stride, left: 0, right: 0, checked: true, full: true, task)
    } else if left == 0 && right == 0 {
        depthwiseTile(kernelWidth, stride, left: 0, right: 0, checked: false, full: true, task)
    } else if left == 1 && right == 0 {
        depthwiseTile(kernelWidth, stride, left: 1, right: 0, checked: false, full: true, task)
    } else if kernelWidth == 3 && left == 0 && right == 1 {
        depthwiseTile(kernelWidth, stride, left: 0, right: 1, checked: false, full: true, task)
    } else if kernelWidth == 3 && left == 1 && right == 1 {
        depthwiseTile(kernelWidth, stride, left: 1, right: 1, checked: false, full: true, task)
    } else if kernelWidth == 5 && left == 2 && right == 0 {
        depthwiseTile(kernelWidth, stride, left: 2, right: 0, checked: false, full: true, task)
    } else if kernelWidth == 5 && left == 0 && right == 2 {
        depthwiseTile(kernelWidth, stride, left: 0, right: 2, checked: false, full: true, task)
    } else if kernelWidth == 5 && left == 2 && right == 2 {
        depthwiseTile(kernelWidth, stride, left: 2, right: 2, checked: false, full: true, task)
    } else if kernelWidth == 7 && stride == 1 && left == 3 && right == 0 {
        depthwiseTile(kernelWidth, stride, left: 3, right: 0, checked: false, full: true, task)
    } else if kernelWidth == 7 && stride == 1 && left == 0 && right == 3 {
        depthwiseTile(kernelWidth, stride, left: 0, right: 3, checked: false, full: true, task)
    } else if kernelWidth == 7 && stride == 1 && left == 3 && right == 3 {
        depthwiseTile(kernelWidth, stride, left: 3, right: 3, checked: false, full: true, task)
    } else {
        depthwiseTile(kernelWidth, stride, left: 0, right: 0, checked: true, full: true, task)
    }
}

@inline(always)
private func depthwiseRepeatedRun(_ kernelWidth: Int, _ stride: Int, _ task: DepthwiseTask) {
    let isInside = task.firstColumn <= 0 && task.endColumn >= 6 &* stride &+ kernelWidth
    if isInside && task.pixels == 7 && task.lanes == width {
        depthwiseTile(kernelWidth, stride, left: 0, right: 0, checked: false, full: true, repeats: true, task)
    } else {
        depthwiseTile(kernelWidth, stride, left: 0, right: 0, checked: true, full: false, repeats: true, task)
    }
}
