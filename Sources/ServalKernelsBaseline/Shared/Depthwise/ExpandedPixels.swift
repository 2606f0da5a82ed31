/// Up to eight neighbouring expanded pixels.
struct ExpandedPixels {
    var e0: Vector, e1: Vector, e2: Vector, e3: Vector
    var e4: Vector, e5: Vector, e6: Vector, e7: Vector

    /// - Parameter count: a literal: 2, 4 or 8.
    @inline(always)
    init(_ count: Int, _ input: UnsafePointer<Float>, _ panel: ExpansionPanel) {
        let s = panel.inputStride
        var w = panel.weights
        e0 = load(w)
        (e1, e2, e3, e4, e5, e6, e7) = (e0, e0, e0, e0, e0, e0, e0)
        w += width
        for k in 0..<panel.length {
            let v = load(w)
            let x = input + k
            e0 = multiplyAdd(broadcast(x[0]), v, e0)
            e1 = multiplyAdd(broadcast(x[s]), v, e1)
            if count > 2 { e2 = multiplyAdd(broadcast(x[2 &* s]), v, e2) }
            if count > 2 { e3 = multiplyAdd(broadcast(x[3 &* s]), v, e3) }
            if count > 4 { e4 = multiplyAdd(broadcast(x[4 &* s]), v, e4) }
            if count > 4 { e5 = multiplyAdd(broadcast(x[5 &* s]), v, e5) }
            if count > 4 { e6 = multiplyAdd(broadcast(x[6 &* s]), v, e6) }
            if count > 4 { e7 = multiplyAdd(broadcast(x[7 &* s]), v, e7) }
            w += width
        }
        let (low, high) = (panel.expandedLow, panel.expandedHigh)
        e0 = maximum(low, minimum(high, e0))
        e1 = maximum(low, minimum(high, e1))
        if count > 2 { e2 = maximum(low, minimum(high, e2)) }
        if count > 2 { e3 = maximum(low, minimum(high, e3)) }
        if count > 4 { e4 = maximum(low, minimum(high, e4)) }
        if count > 4 { e5 = maximum(low, minimum(high, e5)) }
        if count > 4 { e6 = maximum(low, minimum(high, e6)) }
        if count > 4 { e7 = maximum(low, minimum(high, e7)) }
    }
}
