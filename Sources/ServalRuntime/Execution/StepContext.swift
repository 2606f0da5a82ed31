import ServalKernelInterface

/// What a step needs to run on one thread: the base addresses of this run and memory of the thread's own.
package struct StepContext {
    let kernels: KernelTable
    let bases: UnsafePointer<UnsafeMutablePointer<Float>>
    /// `Plan.scratchByteCount` bytes, on a cache line; contents last from one range of a superstep to the
    /// next that goes on with it, and no longer.
    var scratch: UnsafeMutableRawPointer
    unowned(unsafe) let stop: RunStop
    let isCaller: Bool
    /// Where a chain copies the rows in its rings to, a map of all images for each stage; nil in ordinary runs.
    var chainCopies: UnsafePointer<UnsafeMutableRawPointer>?

    /// How many pieces of work make up a chunk, at least one.
    func piecesPerChunk(operations: Double) -> Int { Int(max(min(stop.chunkSize / max(operations, 1), 0x1p40), 1)) }

    /// Whether the run is given up, so that work may be left out.
    var isStopped: Bool { stop.isAsked(isCaller: isCaller) }

    @inline(__always)
    func address(_ operand: Operand) -> UnsafeMutablePointer<Float> {
        bases[operand.base] + operand.offset
    }

    /// The same place as bytes.
    @inline(__always)
    func bytes(_ operand: Operand) -> UnsafeMutablePointer<UInt8> {
        UnsafeMutableRawPointer(address(operand)).assumingMemoryBound(to: UInt8.self)
    }
}
