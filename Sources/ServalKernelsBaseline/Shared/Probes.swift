extension Kernels {
    /// 120 vector multiply-adds an iteration, in twelve independent chains.
    static func multiplyAddProbe(_ iterations: Int) -> Float {
        let m = broadcast(0.999_999)
        let a = broadcast(1e-6)
        // Not known beforehand: a chain that begins at 1 stays there, and the compiler would see it.
        let x = Float(iterations & 1)
        var (c0, c1, c2, c3) = (broadcast(x + 1), broadcast(x + 2), broadcast(x + 3), broadcast(x + 4))
        var (c4, c5, c6, c7) = (broadcast(x + 5), broadcast(x + 6), broadcast(x + 7), broadcast(x + 8))
        var (c8, c9, c10, c11) = (broadcast(x + 9), broadcast(x + 10), broadcast(x + 11), broadcast(x + 12))
        for _ in 0..<(iterations &* 10) {
            c0 = multiplyAdd(c0, m, a)
            c1 = multiplyAdd(c1, m, a)
            c2 = multiplyAdd(c2, m, a)
            c3 = multiplyAdd(c3, m, a)
            c4 = multiplyAdd(c4, m, a)
            c5 = multiplyAdd(c5, m, a)
            c6 = multiplyAdd(c6, m, a)
            c7 = multiplyAdd(c7, m, a)
            c8 = multiplyAdd(c8, m, a)
            c9 = multiplyAdd(c9, m, a)
            c10 = multiplyAdd(c10, m, a)
            c11 = multiplyAdd(c11, m, a)
        }
        let sum = ((c0 + c1) + (c2 + c3)) + ((c4 + c5) + (c6 + c7)) + ((c8 + c9) + (c10 + c11))
        return sum[0]
    }
}

extension Kernels {
    static func readProbe(_ data: UnsafePointer<Float>, _ count: Int) -> Float {
        var (s0, s1, s2, s3) = (broadcast(0), broadcast(0), broadcast(0), broadcast(0))
        var p = data
        let end = data + count
        while p < end {
            s0 += load(p)
            s1 += load(p + width)
            s2 += load(p + 2 &* width)
            s3 += load(p + 3 &* width)
            p += 4 &* width
        }
        return ((s0 + s1) + (s2 + s3))[0]
    }
}
