#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Vectors of eight lanes, for panels that would leave half of a full vector empty. Both floating-point pipes of a
    /// core take them, so nothing is lost against full vectors.
    typealias HalfVector = SIMD8<Float>

    @inline(always)
    func loadHalf(_ p: UnsafePointer<Float>) -> HalfVector { _mm256_loadu_ps(p) }

    @inline(always)
    func accumulate(_ a: UnsafePointer<Float>, _ w0: HalfVector, _ c0: inout HalfVector) {
        c0 = c0.addingProduct(HalfVector(repeating: a[0]), w0)
    }

    @inline(always)
    func accumulate(
        _ a: UnsafePointer<Float>, _ w0: HalfVector, _ w1: HalfVector, _ w2: HalfVector,
        _ c0: inout HalfVector, _ c1: inout HalfVector, _ c2: inout HalfVector
    ) {
        let x = HalfVector(repeating: a[0])
        c0 = c0.addingProduct(x, w0)
        c1 = c1.addingProduct(x, w1)
        c2 = c2.addingProduct(x, w2)
    }

    /// The end of each output pixel of a tile of half vectors: residual, clamp, store.
    struct HalfTileEnd {
        var output: UnsafeMutablePointer<Float>
        var outputStride: Int
        var residual: UnsafePointer<Float>
        var residualStride: Int
        var low: HalfVector
        var high: HalfVector

        @inline(always)
        init(_ task: PanelTask, row: Int) {
            output = task.output + row &* task.outputStride
            outputStride = task.outputStride
            residual = (task.residual ?? UnsafePointer(task.output)) + row &* task.residualStride
            residualStride = task.residualStride
            low = HalfVector(repeating: task.low)
            high = HalfVector(repeating: task.high)
        }

        @inline(always)
        func plain(_ row: Int, _ offset: Int, _ v: HalfVector) {
            let clamped = _mm256_max_ps(low, _mm256_min_ps(high, v))
            _mm256_storeu_ps(output + (row &* outputStride &+ offset), clamped)
        }

        @inline(always)
        func added(_ row: Int, _ offset: Int, _ v: HalfVector) {
            let sum = v + _mm256_loadu_ps(residual + (row &* residualStride &+ offset))
            let clamped = _mm256_max_ps(low, _mm256_min_ps(high, sum))
            _mm256_storeu_ps(output + (row &* outputStride &+ offset), clamped)
        }
    }
#endif
