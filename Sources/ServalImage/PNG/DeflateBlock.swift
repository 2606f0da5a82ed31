/// What one deflate block says, written in whichever of the three forms is shortest (RFC 1951, clause 3.2.3).
///
/// A block is a row of sequences, each some literals and then a match, and literals behind the last one. Literals lie in
/// the input and are not copied.
final class DeflateBlock {
    /// `literalCount << 32 | length << 16 | distance − 1`.
    private let sequences = HeapBuffer<UInt64>(count: capacity)
    private var sequenceCount = 0
    /// Input bytes that the block stands for, but for the literals behind the last match.
    private(set) var matchedCount = 0

    private static let capacity = 1 << 14
    /// Input bytes of a block, as far as matches do not reach beyond.
    private static let inputLimit = 1 << 16

    /// Whether a match fits behind so many literals.
    func hasRoom(literals: Int) -> Bool {
        sequenceCount < Self.capacity && matchedCount + literals < Self.inputLimit
    }

    func clear() { (sequenceCount, matchedCount) = (0, 0) }

    /// Adds literals and a match.
    @inline(__always)
    func append(literals: Int, length: Int, distance: Int) {
        sequences.pointer[sequenceCount] =
            UInt64(truncatingIfNeeded: literals) &<< 32
            | UInt64(truncatingIfNeeded: length &<< 16 | (distance &- 1))
        sequenceCount &+= 1
        matchedCount &+= literals &+ length
    }

    private static let lengthCodes: [UInt8] = (0...258).map { length in
        UInt8(InflateTable.literalSymbols[257..<286].lastIndex { $0 >> 16 <= length }.map { $0 - 257 } ?? 0)
    }

    /// Codes of distances 1…256, then of 257… in steps of 128.
    private static let distanceCodes: [UInt8] = {
        func code(_ distance: Int) -> UInt8 {
            UInt8(InflateTable.distanceSymbols[..<30].lastIndex { $0 >> 16 <= distance } ?? 0)
        }
        return (0..<256).map { code($0 + 1) } + (0..<256).map { code($0 * 128 + 1) }
    }()

    @inline(__always)
    private static func distanceCode(_ distance: Int, _ codes: UnsafePointer<UInt8>) -> Int {
        Int(codes[distance <= 256 ? distance &- 1 : 256 &+ (distance &- 1) &>> 7])
    }

    private static func extra(_ entry: UInt32) -> Int { Int(entry >> 8 & 15) }

    /// Writes the block.
    ///
    /// - Parameter input: the bytes that it stands for, literals behind the last match included.
    func write(to writer: BitWriter, input: UnsafeBufferPointer<UInt8>, isLast: Bool) {
        let counts = SymbolCounts(self, input)
        let literals = PrefixCode(frequencies: counts.literals, maximumLength: 15)
        let distances = PrefixCode(frequencies: counts.distances, maximumLength: 15)
        let header = CodeLengthHeader(literals.lengths, distances.lengths)
        let dynamicCost =
            header.cost + literals.cost(counts.literals) + distances.cost(counts.distances) + counts.extraBits
        let fixedCost =
            Self.fixedLiterals.cost(counts.literals) + Self.fixedDistances.cost(counts.distances) + counts.extraBits
        let storedCost = input.count * 8 + (input.count / 65_535 + 1) * 40
        writer.reserve(bits: min(dynamicCost, fixedCost) + 64)
        if storedCost <= min(dynamicCost, fixedCost) {
            Self.writeStored(to: writer, input: input, isLast: isLast)
            return
        }
        writer.write(isLast ? 1 : 0, 1)
        if fixedCost <= dynamicCost {
            writer.write(1, 2)
            writeSequences(to: writer, input, Self.fixedLiterals, Self.fixedDistances)
        } else {
            writer.write(2, 2)
            header.write(to: writer)
            writeSequences(to: writer, input, literals, distances)
        }
    }

    private static let fixedLiterals = PrefixCode(
        lengths: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
    private static let fixedDistances = PrefixCode(lengths: [UInt8](repeating: 5, count: 30))

    /// How often each symbol stands in a block.
    private struct SymbolCounts {
        private(set) var literals = [Int](repeating: 0, count: 286)
        private(set) var distances = [Int](repeating: 0, count: 30)
        private(set) var extraBits = 0

        init(_ block: DeflateBlock, _ input: UnsafeBufferPointer<UInt8>) {
            // Four tables: what counts the same symbol twice in a row need not wait for itself.
            let tables = HeapBuffer<UInt32>(count: 4 * 256, repeating: 0)
            func count(_ range: Range<Int>) {
                guard let bytes = input.baseAddress else { return }
                var index = range.lowerBound
                while index &+ 4 <= range.upperBound {
                    tables.pointer[Int(bytes[index])] &+= 1
                    tables.pointer[256 &+ Int(bytes[index &+ 1])] &+= 1
                    tables.pointer[512 &+ Int(bytes[index &+ 2])] &+= 1
                    tables.pointer[768 &+ Int(bytes[index &+ 3])] &+= 1
                    index &+= 4
                }
                while index < range.upperBound {
                    tables.pointer[Int(bytes[index])] &+= 1
                    index &+= 1
                }
            }
            var position = 0
            DeflateBlock.lengthCodes.withUnsafeBufferPointer { lengthCodes in
                DeflateBlock.distanceCodes.withUnsafeBufferPointer { distanceCodes in
                    guard let codes = distanceCodes.baseAddress else { return }
                    for index in 0..<block.sequenceCount {
                        let sequence = Sequence(block.sequences.pointer[index])
                        count(position..<position + sequence.literals)
                        position += sequence.literals + sequence.length
                        literals[257 + Int(lengthCodes[sequence.length])] += 1
                        distances[DeflateBlock.distanceCode(sequence.distance, codes)] += 1
                    }
                }
            }
            count(position..<input.count)
            for symbol in 0..<256 {
                literals[symbol] = (0..<4).reduce(0) { $0 + Int(tables.pointer[$1 * 256 + symbol]) }
            }
            literals[256] = 1
            for symbol in 257..<286 {
                extraBits += literals[symbol] * DeflateBlock.extra(InflateTable.literalSymbols[symbol])
            }
            for symbol in 0..<30 {
                extraBits += distances[symbol] * DeflateBlock.extra(InflateTable.distanceSymbols[symbol])
            }
        }
    }

    private struct Sequence {
        let literals: Int
        let length: Int
        let distance: Int

        @inline(__always)
        init(_ packed: UInt64) {
            literals = Int(truncatingIfNeeded: packed &>> 32)
            length = Int(truncatingIfNeeded: packed &>> 16 & 0xFFFF)
            distance = Int(truncatingIfNeeded: packed & 0xFFFF) &+ 1
        }
    }

    private func writeSequences(
        to writer: BitWriter, _ input: UnsafeBufferPointer<UInt8>, _ literals: PrefixCode, _ distances: PrefixCode
    ) {
        // Code word and its length in one: `code << 8 | length`.
        let words = HeapBuffer<UInt64>(count: 286)
        for symbol in literals.lengths.indices where symbol < 286 {
            words.pointer[symbol] = UInt64(literals.codes[symbol]) << 8 | UInt64(literals.lengths[symbol])
        }
        var position = 0
        Self.distanceCodes.withUnsafeBufferPointer { distanceCodes in
            guard let codes = distanceCodes.baseAddress, let bytes = input.baseAddress else { return }
            for index in 0..<sequenceCount {
                let sequence = Sequence(sequences.pointer[index])
                Self.writeLiterals(bytes + position, sequence.literals, words.pointer, to: writer)
                position += sequence.literals + sequence.length
                let lengthSymbol = 257 + Int(Self.lengthCodes[sequence.length])
                let lengthEntry = InflateTable.literalSymbols[lengthSymbol]
                writer.add(words.pointer[lengthSymbol] >> 8, Int(words.pointer[lengthSymbol] & 0xFF))
                writer.add(UInt64(sequence.length) - UInt64(lengthEntry >> 16), Self.extra(lengthEntry))
                writer.store()
                let distanceSymbol = Self.distanceCode(sequence.distance, codes)
                let distanceEntry = InflateTable.distanceSymbols[distanceSymbol]
                writer.add(UInt64(distances.codes[distanceSymbol]), Int(distances.lengths[distanceSymbol]))
                writer.add(UInt64(sequence.distance) - UInt64(distanceEntry >> 16), Self.extra(distanceEntry))
                writer.store()
            }
            Self.writeLiterals(bytes + position, input.count - position, words.pointer, to: writer)
        }
        writer.write(literals.codes[256], Int(literals.lengths[256]))
    }

    @inline(__always)
    private static func writeLiterals(
        _ bytes: UnsafePointer<UInt8>, _ count: Int, _ words: UnsafePointer<UInt64>, to writer: BitWriter
    ) {
        var index = 0
        // Three code words of at most 15 bits, and seven bits that were left.
        while index &+ 3 <= count {
            let (first, second, third) = (
                words[Int(bytes[index])], words[Int(bytes[index &+ 1])], words[Int(bytes[index &+ 2])]
            )
            writer.add(first &>> 8, Int(truncatingIfNeeded: first & 0xFF))
            writer.add(second &>> 8, Int(truncatingIfNeeded: second & 0xFF))
            writer.add(third &>> 8, Int(truncatingIfNeeded: third & 0xFF))
            writer.store()
            index &+= 3
        }
        while index < count {
            let word = words[Int(bytes[index])]
            writer.write(UInt32(truncatingIfNeeded: word &>> 8), Int(truncatingIfNeeded: word & 0xFF))
            index &+= 1
        }
    }

    /// An empty stored block, which ends at a whole byte: what follows may have been written apart.
    static func writeBoundary(to writer: BitWriter) {
        writer.reserve(bits: 64)
        writeStored(to: writer, input: UnsafeBufferPointer(start: nil, count: 0), isLast: false)
    }

    private static func writeStored(to writer: BitWriter, input: UnsafeBufferPointer<UInt8>, isLast: Bool) {
        var start = 0
        repeat {
            let count = min(65_535, input.count - start)
            writer.reserve(bits: 64)
            writer.write(isLast && start + count == input.count ? 1 : 0, 3)
            writer.align()
            writer.write(UInt32(count) | ~UInt32(count) << 16, 32)
            writer.append(UnsafeBufferPointer(rebasing: input[start..<start + count]))
            start += count
        } while start < input.count
    }
}
