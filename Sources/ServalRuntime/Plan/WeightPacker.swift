import ServalTensor

/// Collects what has to be stored beside a plan's steps, then writes all of it into one block.
struct WeightPacker {
    private var jobs: [(offset: Int, write: (UnsafeMutablePointer<Float>) -> Void)] = []
    private(set) var floatCount = 0

    /// Reserves `count` floats on a cache line; `write` fills all of them when the block is made.
    mutating func reserve(_ count: Int, write: @escaping (UnsafeMutablePointer<Float>) -> Void) -> Operand {
        let offset = floatCount
        jobs.append((offset, write))
        floatCount += (count + 15) / 16 * 16
        return Operand(base: Operand.weightsBase, offset: offset)
    }

    /// Reserves `count` floats on a cache line for a layer's weights; `pack` writes all of them, from the kernel and the
    /// bias, when the block is made.
    mutating func reserve(
        _ count: Int, kernel: Tensor, bias: Tensor?,
        pack:
            @escaping (
                _ kernel: UnsafePointer<Float>, _ bias: UnsafePointer<Float>?, _ packed: UnsafeMutablePointer<Float>
            ) -> Void
    ) -> Operand {
        reserve(count) { packed in
            kernel.withUnsafeFloats { kernel in
                guard let kernel = kernel.baseAddress else { return }
                guard let bias else { return pack(kernel, nil, packed) }
                bias.withUnsafeFloats { pack(kernel, $0.baseAddress, packed) }
            }
        }
    }

    /// Reserves bytes on a cache line; `write` fills all of them when the block is made.
    mutating func reserve(byteCount: Int, write: @escaping (UnsafeMutableRawPointer) -> Void) -> Operand {
        reserve((byteCount + 3) / MemoryLayout<Float>.stride) { write(UnsafeMutableRawPointer($0)) }
    }

    mutating func reserve(_ values: [Float]) -> Operand {
        reserve(values.count) { $0.update(from: values, count: values.count) }
    }

    func pack() -> AlignedBuffer {
        let buffer = AlignedBuffer(byteCount: floatCount * MemoryLayout<Float>.stride)
        let start = buffer.start.assumingMemoryBound(to: Float.self)
        for job in jobs { job.write(start + job.offset) }
        return buffer
    }
}
