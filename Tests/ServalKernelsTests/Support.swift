import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

extension SplitMix64 {
    /// Values between -scale and scale.
    mutating func floats(_ count: Int, scale: Float = 1) -> [Float] { (0..<count).map { _ in float(-1...1) * scale } }
}

/// Memory for a kernel's output with a watched margin before, behind and between what may be written.
final class WatchedBuffer {
    static let canary: UInt32 = 0x7FC0_BEEF
    let count: Int
    let memory: UnsafeMutablePointer<Float>
    private let margin = 64

    init(_ count: Int) {
        self.count = count
        memory = UnsafeMutableRawPointer.allocate(byteCount: (count + 2 * margin) * 4, alignment: 64)
            .bindMemory(to: Float.self, capacity: count + 2 * margin)
        for i in 0..<(count + 2 * margin) { memory[i] = Float(bitPattern: Self.canary) }
    }

    deinit { UnsafeMutableRawPointer(memory).deallocate() }

    var start: UnsafeMutablePointer<Float> { memory + margin }
    subscript(_ index: Int) -> Float { start[index] }
    func isUntouched(_ index: Int) -> Bool { start[index].bitPattern == Self.canary }
    var marginIsUntouched: Bool {
        (0..<margin).allSatisfy { isUntouched($0 - margin) && isUntouched(count + $0) }
    }
}

/// Memory of a kernel's operands directly before a page that cannot be touched: a kernel that goes on crashes.
///
/// It begins wherever that takes it. Kernels are fastest with aligned memory, and right with any.
final class GuardedMemory {
    let start: UnsafeMutableRawPointer
    private let pages: UnsafeMutableRawPointer
    private let length: Int

    /// - Parameter byteCount: what lies before the page; a multiple of 4, so that floats are aligned.
    init(byteCount: Int) {
        let page = Int(sysconf(Int32(_SC_PAGESIZE)))
        let used = (byteCount + page - 1) / page * page
        length = used + page
        guard
            let memory = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
            memory != MAP_FAILED, mprotect(memory + used, page, PROT_NONE) == 0
        else { preconditionFailure("no memory") }
        pages = memory
        start = memory + (used - byteCount)
    }

    deinit { munmap(pages, length) }
}

/// Guarded memory that holds values.
final class FloatBuffer {
    let start: UnsafeMutablePointer<Float>
    let count: Int
    private let memory: GuardedMemory

    init(_ values: [Float]) {
        count = values.count
        memory = GuardedMemory(byteCount: values.count * MemoryLayout<Float>.stride)
        start = memory.start.bindMemory(to: Float.self, capacity: values.count)
        for (index, value) in values.enumerated() { start[index] = value }
    }

    convenience init(zeros count: Int) { self.init([Float](repeating: 0, count: count)) }

    var pointer: UnsafePointer<Float> { UnsafePointer(start) }
}

/// A product of two matrices with bias, residual and clamp: what a kernel is given, where it writes, and what it should.
final class MatrixProduct {
    let rows: Int, k: Int, n: Int
    let inputStride: Int, outputStride: Int
    let input: FloatBuffer
    let weights: [Float]
    let bias: [Float]
    /// Of the output's stride; nil for none.
    let residual: FloatBuffer?
    let low: Float, high: Float
    let output: WatchedBuffer

    init(
        rows: Int, k: Int, n: Int, inputPadding: Int, outputPadding: Int, residual: Bool, low: Float, high: Float,
        seed: Int? = nil
    ) {
        var random = SplitMix64(seed: (seed ?? rows) * 7919 + k * 104_729 + n)
        (self.rows, self.k, self.n, self.low, self.high) = (rows, k, n, low, high)
        (inputStride, outputStride) = (k + inputPadding, n + outputPadding)
        input = FloatBuffer(random.floats(rows * inputStride))
        weights = random.floats(k * n)
        bias = random.floats(n)
        self.residual = residual ? FloatBuffer(random.floats(rows * outputStride)) : nil
        output = WatchedBuffer((rows - 1) * outputStride + n)
    }

    /// What lies in the output, what a naive sum gives, and whether nothing beside the output was written.
    func result() -> (output: [Float], expected: [Double], intact: Bool) {
        var found: [Float] = []
        var expected: [Double] = []
        var intact = output.marginIsUntouched
        for row in 0..<rows {
            for column in 0..<n {
                var sum = Double(bias[column])
                for i in 0..<k { sum += Double(input.start[row * inputStride + i]) * Double(weights[i * n + column]) }
                if let residual { sum += Double(residual.start[row * outputStride + column]) }
                expected.append(max(Double(low), min(Double(high), sum)))
                found.append(output[row * outputStride + column])
            }
            if row + 1 < rows {
                for gap in n..<outputStride where !output.isUntouched(row * outputStride + gap) { intact = false }
            }
        }
        return (found, expected, intact)
    }
}

/// Compares values with an oracle in Double; reports the first that is off, the largest difference and how many are.
///
/// - Parameter terms: how many products went into each value; the tolerance grows with it.
func expectClose(
    _ found: [Float], _ expected: [Double], terms: Int = 1, relative: Double? = nil, _ what: String,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let difference = Difference(found: found, expected: expected) { wanted in
        if let relative { return relative * abs(wanted) + 1e-37 }
        return 1.2e-7 * (Double(terms) + 2) * max(1, abs(wanted))
    }
    #expect(difference.isWithinLimit, "\(what): \(difference)", sourceLocation: sourceLocation)
}

/// Every backend this machine can run.
let backends = Backend.available

/// Fails unless all available backends with fused multiply-add give the same bits.
func expectSameBits(_ what: String, _ compute: (Backend) throws -> [Float]) rethrows {
    let fused = backends.filter(\.instructionSet.fusesMultiplyAdd)
    guard let first = fused.first, fused.count > 1 else { return }
    let expected = try compute(first)
    for backend in fused.dropFirst() {
        if let mismatch = Mismatch(bitsOf: try compute(backend), expected: expected) {
            Issue.record("\(what), \(backend) beside \(first): \(mismatch)")
        }
    }
}
