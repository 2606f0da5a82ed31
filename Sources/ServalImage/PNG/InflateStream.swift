/// The state of deflate decompression: plain values, so that loops can keep them in registers.
struct InflateStream {
    /// The entries of a block's two prefix codes.
    struct Tables: BitwiseCopyable {
        let literals: UnsafePointer<UInt32>
        let distances: UnsafePointer<UInt32>
    }

    private let input: UnsafePointer<UInt8>
    let inputCount: Int
    private var position: Int
    private(set) var bits: UInt64 = 0
    private(set) var bitCount = 0
    /// Zero bytes taken from beyond the end.
    private var overrun = 0

    private let output: UnsafeMutablePointer<UInt8>
    private let outputCount: Int
    private(set) var written = 0

    /// - Parameters:
    ///   - source: The compressed data, not empty.
    ///   - start: Where in it the first block starts.
    ///   - output: What to fill.
    init(_ source: UnsafeRawBufferPointer, from start: Int, output: HeapBuffer<UInt8>) {
        let bytes = source.bindMemory(to: UInt8.self)
        input = bytes.baseAddress ?? UnsafePointer(output.pointer)
        inputCount = bytes.count
        position = start
        self.output = output.pointer
        outputCount = output.count
    }

    /// More bits were used than there are.
    var isOverrun: Bool { overrun * 8 > bitCount }

    var isFull: Bool { written == outputCount }

    /// Source bytes used so far, a started one included.
    var consumed: Int { position &+ overrun &- bitCount / 8 }

    /// Makes at least 56 bits available.
    @inline(__always)
    mutating func refill() {
        if position &+ 8 <= inputCount {
            let word = UInt64(littleEndian: UnsafeRawPointer(input + position).loadUnaligned(as: UInt64.self))
            bits |= word &<< UInt64(truncatingIfNeeded: bitCount)
            position &+= (63 &- bitCount) &>> 3
            bitCount |= 56
        } else {
            while bitCount <= 56 {
                if position < inputCount {
                    bits |= UInt64(input[position]) &<< UInt64(bitCount)
                    position &+= 1
                } else {
                    overrun &+= 1
                }
                bitCount &+= 8
            }
        }
    }

    /// Takes up to 16 bits that are known to be available.
    @inline(__always)
    mutating func take(_ count: Int) -> Int {
        let value = Int(truncatingIfNeeded: bits & (1 &<< UInt64(truncatingIfNeeded: count) &- 1))
        bits = bits &>> UInt64(truncatingIfNeeded: count)
        bitCount &-= count
        return value
    }

    /// Copies a stored block.
    mutating func copyStored() -> PNGDefect? {
        _ = take(bitCount & 7)
        refill()
        let length = take(16)
        guard length == ~take(16) & 0xFFFF else { return .badStoredLength }
        // Whole bytes in the bit buffer go back to the input.
        let buffered = bitCount / 8 &- overrun
        guard buffered >= 0 else { return .insufficientData }
        position &-= buffered
        bits = 0
        bitCount = 0
        overrun = 0
        let room = outputCount &- written
        let available = min(length, room, inputCount &- position)
        (output + written).update(from: input + position, count: available)
        position &+= available
        written &+= available
        if length > room, available == room { return .excessData }
        guard available == length else {
            overrun = 1
            return .insufficientData
        }
        return nil
    }

    /// Decodes the symbols of a block up to its end.
    mutating func decodeBlock(_ tables: Tables) -> PNGDefect? {
        let (literals, distances) = (tables.literals, tables.distances)
        // Locals, so that the loop keeps its state in registers.
        var state = self
        defer { self = state }
        while true {
            state.refill()
            var entry = state.lookUp(literals, rootMask: 0x7FF)
            // Codes take up to 15 bits: three literals fit into one refill and leave enough for a length.
            for _ in 0..<2 {
                guard entry &>> 12 & 7 == InflateTable.Kind.literal, state.written < state.outputCount else { break }
                state.output[state.written] = UInt8(truncatingIfNeeded: entry &>> 16)
                state.written &+= 1
                entry = state.lookUp(literals, rootMask: 0x7FF)
            }
            switch entry &>> 12 & 7 {
            case InflateTable.Kind.literal:
                guard state.written < state.outputCount else { return .excessData }
                state.output[state.written] = UInt8(truncatingIfNeeded: entry &>> 16)
                state.written &+= 1
                if state.overrun > 8 { return .insufficientData }
            case InflateTable.Kind.base:
                if state.bitCount < 48 { state.refill() }
                let length = Int(entry &>> 16) &+ state.take(Int(entry &>> 8 & 15))
                let distanceEntry = state.lookUp(distances, rootMask: 0xFF)
                guard distanceEntry &>> 12 & 7 == InflateTable.Kind.base else { return .badSymbol }
                let distance = Int(distanceEntry &>> 16) &+ state.take(Int(distanceEntry &>> 8 & 15))
                guard distance <= state.written else { return .badDistance }
                let room = state.outputCount &- state.written
                guard length <= room else {
                    for _ in 0..<room {
                        state.output[state.written] = state.output[state.written &- distance]
                        state.written &+= 1
                    }
                    return .excessData
                }
                state.copyMatch(length: length, distance: distance)
                if state.overrun > 8 { return .insufficientData }
            case InflateTable.Kind.endOfBlock:
                return nil
            default:
                return .badSymbol
            }
        }
    }

    /// Takes one code word; its entry's kind is never a link.
    @inline(__always)
    private mutating func lookUp(_ table: UnsafePointer<UInt32>, rootMask: UInt64) -> UInt32 {
        var entry = table[Int(truncatingIfNeeded: bits & rootMask)]
        if entry &>> 12 & 7 == InflateTable.Kind.link {
            _ = take(Int(entry & 0xFF))
            let index = bits & (1 &<< UInt64(entry &>> 8 & 15) &- 1)
            entry = table[Int(entry &>> 16) &+ Int(truncatingIfNeeded: index)]
        }
        _ = take(Int(truncatingIfNeeded: entry & 0xFF))
        return entry
    }

    /// Copies a match that lies within the buffer; where it overlaps itself, its beginning repeats.
    @inline(__always)
    private mutating func copyMatch(length: Int, distance: Int) {
        var to = output + written
        var from = UnsafePointer(to) - distance
        written &+= length
        if distance >= 16, outputCount &- written >= 16 {
            let end = to + length
            repeat {
                store(load(from, as: SIMD16<UInt8>.self), to)
                to += 16
                from += 16
            } while to < end
        } else if distance == 1 {
            to.update(repeating: from[0], count: length)
        } else {
            for index in 0..<length { to[index] = from[index] }
        }
    }
}
