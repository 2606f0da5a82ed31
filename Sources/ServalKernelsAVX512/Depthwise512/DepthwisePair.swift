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

        /// Adds v times tap (i, j), constants after unrolling.
        @inline(always)
        func apply(_ i: Int, _ j: Int, _ v: Vector, _ c: inout Vector) {
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
        /// Two rows of seven.
        let tile: RegisterTile

        /// Adds one input row; all parameters but the pointers and the pixels' distance are literals.
        ///
        /// - Parameters:
        ///   - i: counted from the first input row under the pair.
        ///   - input: under the first column of the window of pixel 0, which may lie outside the image.
        @inline(always)
        func addRow(
            _ i: Int, _ stride: Int, left: Int, right: Int, _ input: UnsafePointer<Float>, _ inputStride: Int,
            _ window: Window3x3
        ) {
            var column = left
            while column < 6 &* stride &+ 3 &- right {
                let v = load(input + column &* inputStride)
                // The pixels whose window holds the column, by the tap that lies on it.
                var tap = 0
                while tap < 3 {
                    let (pixel, rest) = ((column &- tap) / stride, (column &- tap) % stride)
                    if column >= tap && rest == 0 && pixel < 7 {
                        if i < 3 { window.apply(i, tap, v, &tile.sums[pixel]) }
                        if i >= stride { window.apply(i &- stride, tap, v, &tile.sums[7 &+ pixel]) }
                    }
                    tap &+= 1
                }
                column &+= 1
            }
        }

        @inline(always)
        func end(_ task: DepthwiseTask, _ rowStride: Int) {
            tile.forEach { sum, row, at in
                let place = task.output + (row &* rowStride &+ at / width &* task.outputStride)
                store(maximum(task.low, minimum(task.high, sum)), place)
            }
        }
    }
#endif
