import ServalKernelInterface
import ServalKernels
import ServalTestSupport
import Testing

/// A map of bytes with its extra bytes, guarded.
final class GuardedBytes {
    let start: UnsafeMutablePointer<UInt8>
    let count: Int
    private let memory: GuardedMemory

    init(_ values: [UInt8]) {
        count = values.count
        memory = GuardedMemory(byteCount: values.count + ByteMap.extraByteCount)
        start = memory.start.bindMemory(to: UInt8.self, capacity: values.count + ByteMap.extraByteCount)
        for (index, value) in values.enumerated() { start[index] = value }
    }

    var pointer: UnsafePointer<UInt8> { UnsafePointer(start) }
}

/// Memory for an output of bytes with a watched margin before, behind and between what may be written.
final class WatchedBytes {
    static let canary: UInt8 = 0xA5
    let count: Int
    private let memory: UnsafeMutablePointer<UInt8>
    private let margin = 128

    init(_ count: Int) {
        self.count = count
        memory = UnsafeMutableRawPointer.allocate(byteCount: count + 2 * margin, alignment: 64)
            .bindMemory(to: UInt8.self, capacity: count + 2 * margin)
        memory.update(repeating: Self.canary, count: count + 2 * margin)
    }

    deinit { UnsafeMutableRawPointer(memory).deallocate() }

    var start: UnsafeMutablePointer<UInt8> { memory + margin }
    subscript(_ index: Int) -> UInt8 { start[index] }
    var marginIsUntouched: Bool {
        (0..<margin).allSatisfy { memory[$0] == Self.canary && start[count + $0] == Self.canary }
    }

    /// Whether no byte of a map's pixels was written that must not be.
    func isIntact(pixels: Int, stride: Int, channels: Int, exact: Bool = false) -> Bool {
        let writable = exact ? channels : min(stride, (channels + 15) & ~15)
        var intact = marginIsUntouched
        for pixel in 0..<pixels {
            for gap in writable..<max(writable, stride) where start[pixel * stride + gap] != Self.canary {
                intact = false
            }
        }
        return intact
    }
}

/// Guarded memory for packed weights and scratch.
final class OperandBytes {
    let start: UnsafeMutableRawPointer
    private let memory: GuardedMemory

    init(_ count: Int) {
        memory = GuardedMemory(byteCount: count)
        start = memory.start
        start.initializeMemory(as: UInt8.self, repeating: 0x77, count: count)
    }

    var pointer: UnsafeRawPointer { UnsafeRawPointer(start) }
}

extension SplitMix64 {
    mutating func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8(truncatingIfNeeded: next() >> 33) } }

    /// −127 ... 127.
    mutating func weights(_ count: Int) -> [Int8] {
        (0..<count).map { _ in Int8(Int(next() >> 33) % 255 - 127) }
    }

    mutating func biases(_ count: Int, limit: Int) -> [Int32] {
        (0..<count).map { _ in Int32(Int(next() >> 33) % (2 * limit + 1) - limit) }
    }
}

/// What the operands of a case are made of.
enum QuantizedValues: CaseIterable, Sendable {
    case random
    /// The largest sums there are.
    case extreme
    /// Multipliers so large that every result is at a limit.
    case saturating
}

/// The naive form of `Requantization`.
func requantized(
    _ sum: Int32, _ multiplier: Float, residual: Int32? = nil, residualMultiplier: Float = 0, _ r: Requantization
) -> UInt8 {
    var t = Float(sum) * multiplier
    if let residual {
        let addend = Float(residual) * residualMultiplier
        t += addend
    }
    let q = Double(t.rounded(.toNearestOrEven)) + Double(r.zeroPoint)
    return UInt8(max(Double(r.low), min(Double(r.high), q)))
}

/// Reports the first value that differs and how many do.
func expectEqual<T: Equatable>(
    _ found: [T], _ expected: [T], _ what: String, sourceLocation: SourceLocation = #_sourceLocation
) {
    if let mismatch = Mismatch(found: found, expected: expected) {
        Issue.record("\(what): \(mismatch)", sourceLocation: sourceLocation)
    }
}
