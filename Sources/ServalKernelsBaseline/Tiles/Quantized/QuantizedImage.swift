import ServalKernelInterface

/// Quantizes pixels of three floats to pixels of four bytes; returns how many, all but a few at the end.
func quantizeTriples(_ call: QuantizeCall, _ requantize: Requantizer) -> Int {
    let inverseScale = broadcast(call.inverseScale)
    var pixel = 0
    // The load of a pixel takes one value of the next.
    while pixel &+ width / 4 < call.pixels {
        storeBytes(
            requantize(loadTriples(call.input + 3 &* pixel) * inverseScale), call.output + 4 &* pixel)
        pixel &+= width / 4
    }
    return pixel
}
