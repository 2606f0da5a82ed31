/// The symbols of one deflate block, written in whichever of the three forms is shortest (RFC 1951, clause 3.2.3).
struct DeflateBlock {
    /// Literals as they are, matches as `1 << 31 | length << 16 | distance − 1`.
    private var tokens: [UInt32] = []
    private var literalFrequencies = [Int](repeating: 0, count: 286)
    private var distanceFrequencies = [Int](repeating: 0, count: 30)
    private var extraBits = 0

    /// Input bytes that the tokens stand for.
    private(set) var inputCount = 0

    var isFull: Bool { tokens.count >= 32_768 }

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

    private static func distanceCode(_ distance: Int) -> Int {
        Int(distance <= 256 ? distanceCodes[distance - 1] : distanceCodes[256 + (distance - 1) >> 7])
    }

    mutating func appendLiteral(_ byte: UInt8) {
        tokens.append(UInt32(byte))
        literalFrequencies[Int(byte)] += 1
        inputCount += 1
    }

    mutating func appendMatch(length: Int, distance: Int) {
        tokens.append(1 << 31 | UInt32(length) << 16 | UInt32(distance - 1))
        let lengthCode = Int(Self.lengthCodes[length])
        let distanceCode = Self.distanceCode(distance)
        literalFrequencies[257 + lengthCode] += 1
        distanceFrequencies[distanceCode] += 1
        extraBits += Self.extra(InflateTable.literalSymbols[257 + lengthCode])
        extraBits += Self.extra(InflateTable.distanceSymbols[distanceCode])
        inputCount += length
    }

    private static func extra(_ entry: UInt32) -> Int { Int(entry >> 8 & 15) }

    /// Writes the block.
    ///
    /// - Parameter input: The bytes that it stands for.
    func write(to writer: inout BitWriter, input: UnsafeBufferPointer<UInt8>, isLast: Bool) {
        var frequencies = literalFrequencies
        frequencies[256] = 1
        let literals = PrefixCode(frequencies: frequencies, maximumLength: 15)
        let distances = PrefixCode(frequencies: distanceFrequencies, maximumLength: 15)
        let header = CodeLengthHeader(literals.lengths, distances.lengths)
        let dynamicCost =
            header.cost + literals.cost(frequencies) + distances.cost(distanceFrequencies) + extraBits
        let fixedCost =
            Self.fixedLiterals.cost(frequencies) + Self.fixedDistances.cost(distanceFrequencies) + extraBits
        let storedCost = input.count * 8 + (input.count / 65_535 + 1) * 40
        if storedCost <= min(dynamicCost, fixedCost) {
            writeStored(to: &writer, input: input, isLast: isLast)
            return
        }
        writer.write(isLast ? 1 : 0, 1)
        if fixedCost <= dynamicCost {
            writer.write(1, 2)
            writeTokens(to: &writer, Self.fixedLiterals, Self.fixedDistances)
        } else {
            writer.write(2, 2)
            header.write(to: &writer)
            writeTokens(to: &writer, literals, distances)
        }
    }

    private static let fixedLiterals = PrefixCode(
        lengths: [UInt8](repeating: 8, count: 144) + [UInt8](repeating: 9, count: 112)
            + [UInt8](repeating: 7, count: 24) + [UInt8](repeating: 8, count: 8))
    private static let fixedDistances = PrefixCode(lengths: [UInt8](repeating: 5, count: 30))

    private func writeTokens(to writer: inout BitWriter, _ literals: PrefixCode, _ distances: PrefixCode) {
        for token in tokens {
            guard token >> 31 == 1 else {
                writer.write(literals.codes[Int(token)], Int(literals.lengths[Int(token)]))
                continue
            }
            let length = token >> 16 & 0x1FF
            let distance = token & 0x7FFF + 1
            let lengthSymbol = 257 + Int(Self.lengthCodes[Int(length)])
            let lengthEntry = InflateTable.literalSymbols[lengthSymbol]
            writer.write(literals.codes[lengthSymbol], Int(literals.lengths[lengthSymbol]))
            writer.write(length - lengthEntry >> 16, Self.extra(lengthEntry))
            let distanceSymbol = Self.distanceCode(Int(distance))
            let distanceEntry = InflateTable.distanceSymbols[distanceSymbol]
            writer.write(distances.codes[distanceSymbol], Int(distances.lengths[distanceSymbol]))
            writer.write(distance - distanceEntry >> 16, Self.extra(distanceEntry))
        }
        writer.write(literals.codes[256], Int(literals.lengths[256]))
    }

    private func writeStored(to writer: inout BitWriter, input: UnsafeBufferPointer<UInt8>, isLast: Bool) {
        var start = 0
        repeat {
            let count = min(65_535, input.count - start)
            writer.write(isLast && start + count == input.count ? 1 : 0, 3)
            writer.align()
            writer.write(UInt32(count) | ~UInt32(count) << 16, 32)
            writer.align()
            writer.append(UnsafeBufferPointer(rebasing: input[start..<start + count]))
            start += count
        } while start < input.count
    }
}
