import ServalKernelInterface

/// What an operator needs to run on one thread: the base addresses of this run and memory of the thread's own.
struct ThreadContext {
    /// Behind a pointer, so that contexts are small: every call of an operator has one.
    let kernels: UnsafePointer<KernelTable>
    let quantizedKernels: UnsafePointer<QuantizedKernelTable>
    /// One address for each base of `Operand`.
    let bases: UnsafePointer<UnsafeMutablePointer<Float>>
    /// `Plan.scratchByteCount` bytes, on a cache line. An operator's scratch memory survives until its next range only if that range
    /// `continues`.
    var scratch: UnsafeMutableRawPointer
    /// Whether the last tasks that this thread computed are those of the same operator before these.
    var continues = false
    unowned(unsafe) let stop: RunStop
    let isCaller: Bool

    /// How many times `operations` a cancellation interval is, at least one.
    func countPerInterval(operations: Double) -> Int {
        Int(max(min(stop.cancellationInterval / max(operations, 1), 0x1p40), 1))
    }

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
