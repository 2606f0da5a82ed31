import ServalGraph
import ServalTensor

/// Collects what has to be stored beside a plan's steps, then writes all of it into one block.
struct WeightPacker {
    private var jobs: [(offset: Int, write: (UnsafeMutablePointer<Float>) -> Void)] = []
    private(set) var floatCount = 0

    /// Reserves `count` floats on a cache line; `write` fills all of them when the block is made.
    mutating func reserve(_ count: Int, write: @escaping (UnsafeMutablePointer<Float>) -> Void) -> Operand {
        let offset = floatCount
        jobs.append((offset, write))
        floatCount = saturatingSum(floatCount, saturatingSum(count, 15) / 16 * 16)
        return Operand(base: Operand.weightsBase, offset: offset)
    }

    /// Reserves `count` floats on a cache line for a layer's weights; `pack` writes all of them, from the kernel and the
    /// bias, when the block is made.
    mutating func reserve(
        _ count: Int, kernel: Weight, bias: Tensor?,
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
        reserve(saturatingSum(byteCount, 3) / MemoryLayout<Float>.stride) { write(UnsafeMutableRawPointer($0)) }
    }

    /// Reserves `count` floats, each of which is computed from its index when the block is made.
    mutating func reserve(_ count: Int, value: @escaping (Int) -> Float) -> Operand {
        reserve(count) { packed in
            for index in 0..<count { packed[index] = value(index) }
        }
    }

    /// Everything in one block; nil when the system has no such memory.
    func pack() -> AlignedBuffer? {
        let byteCount = saturatingProduct(floatCount, MemoryLayout<Float>.stride)
        guard let buffer = AlignedBuffer(ifAvailable: byteCount) else { return nil }
        let start = buffer.start.assumingMemoryBound(to: Float.self)
        for job in jobs { job.write(start + job.offset) }
        return buffer
    }
}
