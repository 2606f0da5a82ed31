import ServalKernelInterface

/// Depthwise 3x3 over the output rows `start` ..< `end`. Sixteen registers hold one row of output pixels at a time.
@inline(always)
func depthwise3x3RowTile(_ stride: Int, _ call: DepthwiseCall, _ start: Int, _ end: Int) {
    depthwiseBand3(stride, call, start, end, fromChannel: 0)
}
