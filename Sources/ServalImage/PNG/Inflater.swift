/// Decompresses deflate data (RFC 1951) into a buffer of known size.
struct Inflater {
    /// How far decompression came.
    struct Outcome {
        /// Bytes of the output that are filled.
        var written: Int
        /// Offset in the source of the first byte that was not used.
        var end: Int
        /// What ended decompression early.
        var defect: PNGDefect?
        /// The source ends before the data do.
        var isTruncated = false

        var isComplete: Bool { defect == nil && !isTruncated }
    }

    /// The two prefix codes of a block.
    private final class Codes {
        let literals = InflateTable(rootBits: 11, maximumSymbols: 288)
        let distances = InflateTable(rootBits: 8, maximumSymbols: 32)

        /// Valid while the codes are.
        var tables: InflateStream.Tables {
            InflateStream.Tables(
                literals: UnsafePointer(literals.entries.pointer), distances: UnsafePointer(distances.entries.pointer))
        }
    }

    private var stream: InflateStream
    private let dynamicCodes = Codes()
    /// Made for the first block that needs them.
    private var fixedCodes: Codes?
    private var fixedTables: InflateStream.Tables?
    private let codeLengths = InflateTable(rootBits: 7, maximumSymbols: 19)
    private let lengthBuffer = HeapBuffer<UInt8>(count: 320)

    /// - Parameters:
    ///   - source: The compressed data, not empty.
    ///   - start: Where in it the first block starts.
    ///   - output: What to fill.
    init(_ source: UnsafeRawBufferPointer, from start: Int, output: HeapBuffer<UInt8>) {
        stream = InflateStream(source, from: start, output: output)
    }

    /// Decompresses all blocks, or as much as can be.
    mutating func run() -> Outcome {
        // The blocks' loops see the tables as pointers.
        defer { withExtendedLifetime((dynamicCodes, fixedCodes)) {} }
        var isLast = false
        while !isLast {
            stream.refill()
            isLast = stream.take(1) == 1
            let defect: PNGDefect?
            switch stream.take(2) {
            case 0: defect = stream.copyStored()
            case 1: defect = stream.decodeBlock(fixedTables ?? makeFixedTables())
            case 2: defect = readDynamicTables() ?? stream.decodeBlock(dynamicCodes.tables)
            default: defect = .badBlockType
            }
            let isTruncated = stream.isOverrun
            if isTruncated || defect != nil {
                return Outcome(
                    written: stream.written, end: min(stream.consumed, stream.inputCount),
                    defect: isTruncated ? nil : defect,
                    isTruncated: isTruncated)
            }
        }
        return Outcome(
            written: stream.written, end: stream.consumed, defect: stream.isFull ? nil : .insufficientData)
    }

    /// The codes of blocks that bring none (RFC 1951, clause 3.2.6).
    private mutating func makeFixedTables() -> InflateStream.Tables {
        let lengths = lengthBuffer.pointer
        lengths.update(repeating: 8, count: 144)
        (lengths + 144).update(repeating: 9, count: 112)
        (lengths + 256).update(repeating: 7, count: 24)
        (lengths + 280).update(repeating: 8, count: 8)
        (lengths + 288).update(repeating: 5, count: 32)
        let codes = Codes()
        _ = build(codes, literalCount: 288, distanceCount: 32)
        fixedCodes = codes
        fixedTables = codes.tables
        return codes.tables
    }

    private static let codeLengthOrder: [UInt8] = [
        16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15,
    ]

    /// Reads the code lengths of a dynamic block (RFC 1951, clause 3.2.7).
    private mutating func readDynamicTables() -> PNGDefect? {
        stream.refill()
        let literalCount = stream.take(5) + 257
        let distanceCount = stream.take(5) + 1
        let codeLengthCount = stream.take(4) + 4
        guard literalCount <= 286, distanceCount <= 30 else { return .badHuffmanCode }
        let lengths = lengthBuffer.pointer
        lengths.update(repeating: 0, count: 19)
        for index in 0..<codeLengthCount {
            if stream.bitCount < 3 { stream.refill() }
            lengths[Int(Self.codeLengthOrder[index])] = UInt8(stream.take(3))
        }
        guard
            codeLengths.build(
                UnsafeBufferPointer(start: lengths, count: 19), symbols: InflateTable.codeLengthSymbols,
                allowsIncomplete: false)
        else { return .badHuffmanCode }
        let total = literalCount + distanceCount
        var index = 0
        while index < total {
            stream.refill()
            let entry = codeLengths.entries.pointer[Int(truncatingIfNeeded: stream.bits & 0x7F)]
            _ = stream.take(Int(entry & 0xFF))
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
                count = 3 + stream.take(2)
            case 17: count = 3 + stream.take(3)
            default: count = 11 + stream.take(7)
            }
            guard index + count <= total else { return .badHuffmanCode }
            (lengths + index).update(repeating: value, count: count)
            index += count
        }
        guard lengths[256] > 0 else { return .badHuffmanCode }
        return build(dynamicCodes, literalCount: literalCount, distanceCount: distanceCount)
    }

    private func build(_ codes: Codes, literalCount: Int, distanceCount: Int) -> PNGDefect? {
        let lengths = UnsafePointer(lengthBuffer.pointer)
        let isValid =
            codes.literals.build(
                UnsafeBufferPointer(start: lengths, count: literalCount), symbols: InflateTable.literalSymbols,
                allowsIncomplete: true)
            && codes.distances.build(
                UnsafeBufferPointer(start: lengths + literalCount, count: distanceCount),
                symbols: InflateTable.distanceSymbols, allowsIncomplete: true)
        return isValid ? nil : .badHuffmanCode
    }
}
