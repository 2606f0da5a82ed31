#if arch(x86_64)
    /// The nine taps and the bias of a 3x3 window, a vector of channels wide: they stay in registers.
    struct Window3x3 {
        var bias: Vector
        var w00: Vector
        var w01: Vector
        var w02: Vector
        var w10: Vector
        var w11: Vector
        var w12: Vector
        var w20: Vector
        var w21: Vector
        var w22: Vector

        @inline(always)
        init(_ p: UnsafePointer<Float>) {
            bias = load(p)
            w00 = load(p + 16)
            w01 = load(p + 32)
            w02 = load(p + 48)
            w10 = load(p + 64)
            w11 = load(p + 80)
            w12 = load(p + 96)
            w20 = load(p + 112)
            w21 = load(p + 128)
            w22 = load(p + 144)
        }

        /// Adds v times tap (i, j), constants after inlining, if there is such a tap.
        @inline(always)
        func apply(_ i: Int, _ j: Int, _ v: Vector, _ c: inout Vector) {
            if i < 0 || i > 2 || j < 0 || j > 2 { return }
            switch 3 &* i &+ j {
            case 0: c = multiplyAdd(v, w00, c)
            case 1: c = multiplyAdd(v, w01, c)
            case 2: c = multiplyAdd(v, w02, c)
            case 3: c = multiplyAdd(v, w10, c)
            case 4: c = multiplyAdd(v, w11, c)
            case 5: c = multiplyAdd(v, w12, c)
            case 6: c = multiplyAdd(v, w20, c)
            case 7: c = multiplyAdd(v, w21, c)
            default: c = multiplyAdd(v, w22, c)
            }
        }
    }

    /// Seven output pixels each of two neighbouring output rows: an input row is loaded once for both.
    struct DepthwisePair {
        var c0: Vector
        var c1: Vector
        var c2: Vector
        var c3: Vector
        var c4: Vector
        var c5: Vector
        var c6: Vector
        var d0: Vector
        var d1: Vector
        var d2: Vector
        var d3: Vector
        var d4: Vector
        var d5: Vector
        var d6: Vector

        @inline(always)
        init(_ bias: Vector) {
            c0 = bias
            c1 = bias
            c2 = bias
            c3 = bias
            c4 = bias
            c5 = bias
            c6 = bias
            d0 = bias
            d1 = bias
            d2 = bias
            d3 = bias
            d4 = bias
            d5 = bias
            d6 = bias
        }

        /// Adds input column `u` of input row `i` (counted from the first under the pair) to all pixels it is under.
        @inline(always)
        mutating func add(_ i: Int, _ u: Int, _ stride: Int, _ v: Vector, _ window: Window3x3) {
            window.apply(i, u, v, &c0)
            window.apply(i, u &- stride, v, &c1)
            window.apply(i, u &- 2 &* stride, v, &c2)
            window.apply(i, u &- 3 &* stride, v, &c3)
            window.apply(i, u &- 4 &* stride, v, &c4)
            window.apply(i, u &- 5 &* stride, v, &c5)
            window.apply(i, u &- 6 &* stride, v, &c6)
            window.apply(i &- stride, u, v, &d0)
            window.apply(i &- stride, u &- stride, v, &d1)
            window.apply(i &- stride, u &- 2 &* stride, v, &d2)
            window.apply(i &- stride, u &- 3 &* stride, v, &d3)
            window.apply(i &- stride, u &- 4 &* stride, v, &d4)
            window.apply(i &- stride, u &- 5 &* stride, v, &d5)
            window.apply(i &- stride, u &- 6 &* stride, v, &d6)
        }

        /// Adds one input row.
        ///
        /// - Parameter input: under the first column of the window of pixel 0, which may lie outside the image.
        @inline(always)
        mutating func addRow(
            _ i: Int, _ stride: Int, left: Int, right: Int, _ input: UnsafePointer<Float>, _ inputStride: Int,
            _ window: Window3x3
        ) {
            let end = 6 &* stride &+ 3 &- right
            if left == 0 { add(i, 0, stride, load(input), window) }
            add(i, 1, stride, load(input + inputStride), window)
            add(i, 2, stride, load(input + 2 &* inputStride), window)
            add(i, 3, stride, load(input + 3 &* inputStride), window)
            add(i, 4, stride, load(input + 4 &* inputStride), window)
            add(i, 5, stride, load(input + 5 &* inputStride), window)
            add(i, 6, stride, load(input + 6 &* inputStride), window)
            add(i, 7, stride, load(input + 7 &* inputStride), window)
            if 8 < end { add(i, 8, stride, load(input + 8 &* inputStride), window) }
            if 9 < end { add(i, 9, stride, load(input + 9 &* inputStride), window) }
            if 10 < end { add(i, 10, stride, load(input + 10 &* inputStride), window) }
            if 11 < end { add(i, 11, stride, load(input + 11 &* inputStride), window) }
            if 12 < end { add(i, 12, stride, load(input + 12 &* inputStride), window) }
            if 13 < end { add(i, 13, stride, load(input + 13 &* inputStride), window) }
            if 14 < end { add(i, 14, stride, load(input + 14 &* inputStride), window) }
        }

        @inline(always)
        func end(_ task: DepthwiseTask, _ rowStride: Int) {
            let s = task.outputStride
            store(maximum(task.low, minimum(task.high, c0)), task.output)
            store(maximum(task.low, minimum(task.high, c1)), task.output + (s))
            store(maximum(task.low, minimum(task.high, c2)), task.output + (2 &* s))
            store(maximum(task.low, minimum(task.high, c3)), task.output + (3 &* s))
            store(maximum(task.low, minimum(task.high, c4)), task.output + (4 &* s))
            store(maximum(task.low, minimum(task.high, c5)), task.output + (5 &* s))
            store(maximum(task.low, minimum(task.high, c6)), task.output + (6 &* s))
            store(maximum(task.low, minimum(task.high, d0)), task.output + (rowStride))
            store(maximum(task.low, minimum(task.high, d1)), task.output + (rowStride &+ s))
            store(maximum(task.low, minimum(task.high, d2)), task.output + (rowStride &+ 2 &* s))
            store(maximum(task.low, minimum(task.high, d3)), task.output + (rowStride &+ 3 &* s))
            store(maximum(task.low, minimum(task.high, d4)), task.output + (rowStride &+ 4 &* s))
            store(maximum(task.low, minimum(task.high, d5)), task.output + (rowStride &+ 5 &* s))
            store(maximum(task.low, minimum(task.high, d6)), task.output + (rowStride &+ 6 &* s))
        }
    }
#endif
