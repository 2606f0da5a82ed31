/// Decompresses deflate data (RFC 1951) into a buffer of known size.
struct Inflater {
    private let input: UnsafePointer<UInt8>
    private let inputCount: Int
    private let start: Int
    private var position: Int
    private var bits: UInt64 = 0
    private var bitCount = 0
    /// Zero bytes taken from beyond the end.
    private var overrun = 0

    private let output: UnsafeMutablePointer<UInt8>
    private let outputCount: Int
    private var written = 0

    private let literals = InflateTable(rootBits: 11, maximumSymbols: 288)
    private let distances = InflateTable(rootBits: 8, maximumSymbols: 32)
    private let codeLengths = InflateTable(rootBits: 7, maximumSymbols: 19)
    private let lengthBuffer = HeapBuffer<UInt8>(count: 320)

    /// - Parameters:
    ///   - source: The compressed data, not empty.
    ///   - start: Where in it the first block starts.
    ///   - output: What to fill.
    init(_ source: UnsafeRawBufferPointer, from start: Int, output: HeapBuffer<UInt8>) {
        let bytes = source.bindMemory(to: UInt8.self)
        input = bytes.baseAddress ?? UnsafePointer(output.pointer)
        inputCount = bytes.count
        self.start = start
        position = start
        self.output = output.pointer
        outputCount = output.count
    }

    /// Decompresses all blocks.
    ///
    /// - Parameter fileOffset: Where the source starts in the file, for errors.
    /// - Returns: The offset in the source of the first byte that was not used.
    mutating func run(fileOffset: Int) throws(ImageError) -> Int {
        var isLast = false
        while !isLast {
            refill()
            isLast = take(1) == 1
            let defect: PNGDefect?
            switch take(2) {
            case 0: defect = copyStored()
            case 1: defect = buildFixedTables() ?? decodeBlock()
            case 2: defect = readDynamicTables() ?? decodeBlock()
            default: defect = .badBlockType
            }
            if overrun * 8 > bitCount {
                throw .truncated(.png, structure: .compressedData, offset: fileOffset + inputCount)
            }
            if let defect { throw .invalidPNG(defect, offset: fileOffset + min(consumed, inputCount)) }
        }
        guard written == outputCount else { throw .invalidPNG(.insufficientData, offset: fileOffset + consumed) }
        return consumed
    }

    /// Source bytes used so far, a started one included.
    private var consumed: Int { position &+ overrun &- bitCount / 8 }

    /// Makes at least 56 bits available.
    @inline(__always)
    private mutating func refill() {
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
    private mutating func take(_ count: Int) -> Int {
        let value = Int(truncatingIfNeeded: bits & (1 &<< UInt64(truncatingIfNeeded: count) &- 1))
        bits = bits &>> UInt64(truncatingIfNeeded: count)
        bitCount &-= count
        return value
    }

    private mutating func copyStored() -> PNGDefect? {
        _ = take(bitCount & 7)
        refill()
        let length = take(16)
        guard length == ~take(16) & 0xFFFF else { return .badStoredLength }
        // Whole bytes in the bit buffer go back to the input.
        guard overrun == 0 else { return .insufficientData }
        position &-= bitCount / 8
        bits = 0
        bitCount = 0
        guard inputCount &- position >= length else {
            overrun = 1
            return .insufficientData
        }
        guard outputCount &- written >= length else { return .excessData }
        (output + written).update(from: input + position, count: length)
        position &+= length
        written &+= length
        return nil
    }

    private func buildFixedTables() -> PNGDefect? {
        let lengths = lengthBuffer.pointer
        lengths.update(repeating: 8, count: 144)
        (lengths + 144).update(repeating: 9, count: 112)
        (lengths + 256).update(repeating: 7, count: 24)
        (lengths + 280).update(repeating: 8, count: 8)
        (lengths + 288).update(repeating: 5, count: 32)
        return buildTables(literalCount: 288, distanceCount: 32)
    }

    /// Reads the code lengths of a dynamic block (RFC 1951, clause 3.2.7).
    private mutating func readDynamicTables() -> PNGDefect? {
        refill()
        let literalCount = take(5) + 257
        let distanceCount = take(5) + 1
        let codeLengthCount = take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { return .badHuffmanCode }
        let lengths = lengthBuffer.pointer
        lengths.update(repeating: 0, count: 19)
        let order: [Int] = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
        for index in 0..<codeLengthCount {
            if bitCount < 3 { refill() }
            lengths[order[index]] = UInt8(take(3))
        }
        guard
            codeLengths.build(
                UnsafeBufferPointer(start: lengths, count: 19), symbols: InflateTable.codeLengthSymbols,
                allowsIncomplete: false)
        else { return .badHuffmanCode }
        let total = literalCount + distanceCount
        var index = 0
        while index < total {
            refill()
            let entry = codeLengths.entries.pointer[Int(truncatingIfNeeded: bits & 0x7F)]
            _ = take(Int(entry & 0xFF))
            let symbol = Int(entry >> 16)
            if symbol < 16 {
                lengths[index] = UInt8(symbol)
                index += 1
                continue
            }
            var value: UInt8 = 0
            let count: Int
            switch symbol {
            case 16:
                guard index > 0 else { return .badHuffmanCode }
                value = lengths[index - 1]
                count = 3 + take(2)
            case 17: count = 3 + take(3)
            default: count = 11 + take(7)
            }
            guard index + count <= total else { return .badHuffmanCode }
            (lengths + index).update(repeating: value, count: count)
            index += count
        }
        guard lengths[256] > 0 else { return .badHuffmanCode }
        return buildTables(literalCount: literalCount, distanceCount: distanceCount)
    }

    private func buildTables(literalCount: Int, distanceCount: Int) -> PNGDefect? {
        let lengths = UnsafePointer(lengthBuffer.pointer)
        let isValid =
            literals.build(
                UnsafeBufferPointer(start: lengths, count: literalCount), symbols: InflateTable.literalSymbols,
                allowsIncomplete: false)
            && distances.build(
                UnsafeBufferPointer(start: lengths + literalCount, count: distanceCount),
                symbols: InflateTable.distanceSymbols, allowsIncomplete: true)
        return isValid ? nil : .badHuffmanCode
    }

    /// Decodes the symbols of a block up to its end.
    private mutating func decodeBlock() -> PNGDefect? {
        // Locals, so that the loop keeps its state in registers.
        var state = self
        defer { self = state }
        let literals = UnsafePointer(literals.entries.pointer)
        let distances = UnsafePointer(distances.entries.pointer)
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
                guard length <= state.outputCount &- state.written else { return .excessData }
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
