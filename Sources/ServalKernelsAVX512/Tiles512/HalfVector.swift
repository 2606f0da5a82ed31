#if arch(x86_64)
    import _Builtin_intrinsics.intel

    /// Vectors of eight lanes, for panels that would leave half of a full vector empty. Both floating-point pipes of a
    /// core take them, so nothing is lost against full vectors.
    typealias HalfVector = SIMD8<Float>

    @inline(always)
    func loadHalf(_ p: UnsafePointer<Float>) -> HalfVector { _mm256_loadu_ps(p) }

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
            let sum = _mm256_add_ps(v, _mm256_loadu_ps(residual + (row &* residualStride &+ offset)))
            let clamped = _mm256_max_ps(low, _mm256_min_ps(high, sum))
            _mm256_storeu_ps(output + (row &* outputStride &+ offset), clamped)
        }
    }
#endif
