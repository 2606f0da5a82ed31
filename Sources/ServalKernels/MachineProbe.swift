import ServalKernelInterface

/// What one core of this machine can do, measured now: the yardstick of every benchmark.
package struct MachineProbe: Sendable {
    package var backend: Backend

    package init(backend: Backend) {
        self.backend = backend
    }

    /// Floating-point operations (two for each multiply-add) a second, in 10⁹, of a loop of independent multiply-adds
    /// in registers: the best of `repetitions`.
    package func peakGigaflops(repetitions: Int = 20) -> Double {
        let kernels = backend.kernels
        let iterations = 20_000
        let operations = Double(iterations * 120 * kernels.vectorWidth * 2)
        var best = Duration.seconds(1000)
        var sink: Float = 0
        for _ in 0..<repetitions {
            let elapsed = ContinuousClock().measure { sink += kernels.multiplyAddProbe(iterations) }
            best = min(best, elapsed)
        }
        precondition(!sink.isNaN)
        return operations / best.nanoseconds
    }

    /// Multiply-adds of bytes a second, in 10⁹, of a loop of independent ones in registers: the best of `repetitions`.
    package func peakByteMultiplyAdds(repetitions: Int = 20) -> Double {
        let kernels = backend.quantizedKernels
        let iterations = 20_000
        var best = Duration.seconds(1000)
        var sink: Int32 = 0
        for _ in 0..<repetitions {
            let elapsed = ContinuousClock().measure { sink |= kernels.multiplyAddProbe(iterations) }
            best = min(best, elapsed)
        }
        precondition(sink != .min)
        return Double(iterations * 120 * kernels.probeProducts) / best.nanoseconds
    }

    /// Bytes a second, in 10⁹, at which one core reads `bytes` of memory again and again: the best of `repetitions`.
    package func readGigabytes(bytes: Int, repetitions: Int = 20) -> Double {
        let kernels = backend.kernels
        let count = max(64, bytes / 4 / 64 * 64)
        let memory = UnsafeMutableRawPointer.allocate(byteCount: count * 4, alignment: 64)
        defer { memory.deallocate() }
        let floats = memory.bindMemory(to: Float.self, capacity: count)
        floats.initialize(repeating: 1, count: count)
        var best = Duration.seconds(1000)
        var sink: Float = 0
        let passes = max(1, (1 << 24) / (count * 4))
        for _ in 0..<repetitions {
            let elapsed = ContinuousClock().measure {
                for _ in 0..<passes { sink += kernels.readProbe(floats, count) }
            }
            best = min(best, elapsed)
        }
        precondition(!sink.isNaN)
        return Double(count * 4 * passes) / best.nanoseconds
    }
}

extension Duration {
    fileprivate var nanoseconds: Double {
        Double(components.seconds) * 1e9 + Double(components.attoseconds) * 1e-9
    }
}
