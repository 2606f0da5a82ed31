#if !arch(x86_64)
    /// What the shared 8-bit kernels know of other processors, on top of the SIMD wrapper.
    struct PairVector {
        var first: IntegerVector
        var second: IntegerVector
    }

    /// `width` pairs of weights, widened.
    @inline(always)
    func loadPairs(_ p: UnsafePointer<Int8>) -> PairVector {
        PairVector(
            first: IntegerVector(Int32(p[0]), Int32(p[2]), Int32(p[4]), Int32(p[6])),
            second: IntegerVector(Int32(p[1]), Int32(p[3]), Int32(p[5]), Int32(p[7])))
    }

    /// One pair of 16-bit values in every lane.
    @inline(always)
    func broadcastPair(_ p: UnsafePointer<Int16>) -> PairVector {
        PairVector(first: IntegerVector(repeating: Int32(p[0])), second: IntegerVector(repeating: Int32(p[1])))
    }

    /// The low and the high half of each lane, which are not negative.
    @inline(always)
    func pairs(_ v: IntegerVector) -> PairVector { PairVector(first: v & 0xFFFF, second: v &>> 16) }

    /// c + a.0 · b.0 + a.1 · b.1 in every lane.
    @inline(always)
    func multiplyAddPairs(_ a: PairVector, _ b: PairVector, _ c: IntegerVector) -> IntegerVector {
        c &+ a.first &* b.first &+ a.second &* b.second
    }

    @inline(always)
    func loadIntegers(_ p: UnsafePointer<Int32>) -> IntegerVector {
        UnsafeRawPointer(p).loadUnaligned(as: IntegerVector.self)
    }

    /// `width` bytes, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>) -> IntegerVector {
        IntegerVector(Int32(p[0]), Int32(p[1]), Int32(p[2]), Int32(p[3]))
    }

    /// Byte `lanes[i]`, which is 0 or 1, of the next two in lane i, widened.
    @inline(always)
    func loadBytes(_ p: UnsafePointer<UInt8>, to lanes: IntegerVector) -> IntegerVector {
        let (first, last) = (IntegerVector(repeating: Int32(p[0])), IntegerVector(repeating: Int32(p[1])))
        return first ^ (first ^ last) & (0 &- lanes)
    }

    /// Lanes of 0 ... 255 as bytes.
    @inline(always)
    func storeBytes(_ v: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        p[0] = UInt8(truncatingIfNeeded: v[0])
        p[1] = UInt8(truncatingIfNeeded: v[1])
        p[2] = UInt8(truncatingIfNeeded: v[2])
        p[3] = UInt8(truncatingIfNeeded: v[3])
    }

    /// `width / 4` pixels of three floats, with one value more behind each.
    @inline(always)
    func loadTriples(_ p: UnsafePointer<Float>) -> Vector { load(p) }

    /// Lanes of 0 ... 255 of two vectors as bytes.
    @inline(always)
    func storeBytes(_ v0: IntegerVector, _ v1: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        storeBytes(v0, p)
        storeBytes(v1, p + 4)
    }

    /// `2 · width` widened bytes.
    struct WordVector {
        var low: IntegerVector
        var high: IntegerVector
    }

    @inline(always)
    func loadWords(_ p: UnsafePointer<UInt8>) -> WordVector { WordVector(low: loadBytes(p), high: loadBytes(p + 4)) }

    /// Pairs of the same lane of a and b: with `interleaveHigh` all of them, four lanes in turn.
    @inline(always)
    func interleaveLow(_ a: WordVector, _ b: WordVector) -> PairVector { PairVector(first: a.low, second: b.low) }

    @inline(always)
    func interleaveHigh(_ a: WordVector, _ b: WordVector) -> PairVector { PairVector(first: a.high, second: b.high) }

    /// What `storeBytes` does, for lanes as the two interleavings leave them.
    @inline(always)
    func storeInterleaved(_ low: IntegerVector, _ high: IntegerVector, _ p: UnsafeMutablePointer<UInt8>) {
        storeBytes(low, high, p)
    }

    /// `width` pairs of weights in 16 bits.
    @inline(always)
    func loadWidePairs(_ p: UnsafePointer<Int16>) -> PairVector {
        PairVector(
            first: IntegerVector(Int32(p[0]), Int32(p[2]), Int32(p[4]), Int32(p[6])),
            second: IntegerVector(Int32(p[1]), Int32(p[3]), Int32(p[5]), Int32(p[7])))
    }

    /// Widens 16 bytes to 16 bits each.
    @inline(always)
    func widen16(_ source: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<Int16>) {
        for i in 0..<16 { target[i] = Int16(source[i]) }
    }

    typealias Bytes16 = SIMD16<UInt8>

    @inline(always)
    func loadBytes16(_ p: UnsafeRawPointer) -> Bytes16 { p.loadUnaligned(as: Bytes16.self) }

    @inline(always)
    func storeBytes16(_ v: Bytes16, _ p: UnsafeMutablePointer<UInt8>) {
        UnsafeMutableRawPointer(p).storeBytes(of: v, as: Bytes16.self)
    }

    /// The larger of each of 16 bytes.
    @inline(always)
    func maximumBytes(_ a: Bytes16, _ b: Bytes16) -> Bytes16 { a.replacing(with: b, where: b .> a) }

    /// The smaller of each of 16 bytes.
    @inline(always)
    func minimumBytes(_ a: Bytes16, _ b: Bytes16) -> Bytes16 { a.replacing(with: b, where: b .< a) }

    /// One byte 16 times.
    @inline(always)
    func broadcastBytes(_ x: UInt8) -> Bytes16 { Bytes16(repeating: x) }
#endif
