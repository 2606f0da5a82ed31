import ServalKernelInterface

/// What a step needs to run on one thread: the base addresses of this run and memory of the thread's own.
package struct StepContext {
    let kernels: KernelTable
    let bases: UnsafePointer<UnsafeMutablePointer<Float>>
    /// `Plan.scratchByteCount` bytes, on a cache line; contents last from one range of a superstep to the
    /// next that goes on with it, and no longer.
    var scratch: UnsafeMutableRawPointer
    /// Where a chain copies the rows in its rings to, a map of all images for each stage; nil in ordinary runs.
    var chainCopies: UnsafePointer<UnsafeMutableRawPointer>?

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
