/// Decodes PGM and PPM, plain (P2, P3) and raw (P5, P6), with maximum values up to 65535.
///
/// Samples are scaled to 0…255 and rounded. Comments run from `#` to the end of a line. What a file that
/// was cut off lacks is black.
struct PNMDecoder {
    private let bytes: UnsafeRawBufferPointer
    private var position = 2

    static func decode(_ bytes: UnsafeRawBufferPointer, options: DecodeOptions) throws(ImageError) -> Image {
        var decoder = PNMDecoder(bytes: bytes)
        return try decoder.decode(options.limits, isStrict: options.isStrict)
    }

    private init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    private mutating func decode(_ limits: DecodeLimits, isStrict: Bool) throws(ImageError) -> Image {
        let kind = bytes[1]
        let isPlain = kind == 0x32 || kind == 0x33
        let channels = kind == 0x33 || kind == 0x36 ? 3 : 1
        let width = try number(.header)
        let height = try number(.header)
        let maximum = try number(.header)
        try limits.check(width: width, height: height)
        guard (1...65_535).contains(maximum) else { throw .invalidPNM(.badMaximum(maximum), offset: position) }
        guard position < bytes.count else {
            throw .truncated(.pnm, structure: .header, offset: bytes.count)
        }
        guard Self.isSpace(bytes[position]) else { throw .invalidPNM(.expectedWhitespace, offset: position) }
        position += 1
        let count = width * height * channels
        // A sample takes two bytes in plain form (a digit and a space, but for the last) and one or two in raw form.
        let minimum = isPlain ? count * 2 - 1 : count * (maximum > 255 ? 2 : 1)
        let available = bytes.count - position
        // Little data cannot announce a large picture.
        let least = isStrict ? minimum : count > 1 << 24 ? minimum / 100 : 1
        guard available >= least else { throw .truncated(.pnm, structure: .samples, offset: bytes.count) }
        try limits.check(memoryBytes: width * height * 3 + count)
        let samples = HeapBuffer<UInt8>(count: count)
        let read = isPlain ? try readPlain(samples, maximum) : try readRaw(samples, maximum)
        if read < count {
            guard read > 0, !isStrict else { throw .truncated(.pnm, structure: .samples, offset: bytes.count) }
            (samples.pointer + read).initialize(repeating: 0, count: count - read)
        }
        var image = Image(validWidth: width, height: height) { output in
            if channels == 3 {
                output.update(from: samples.pointer, count: count)
            } else {
                for index in 0..<count {
                    (output + index &* 3).update(repeating: samples.pointer[index], count: 3)
                }
            }
        }
        if read < count {
            let percent = (count - read) * 100 / count
            image.warnings = [.incomplete(.pnm, offset: bytes.count, percentMissing: max(1, percent))]
        }
        return image
    }

    /// The number of samples that are there.
    private mutating func readPlain(_ samples: HeapBuffer<UInt8>, _ maximum: Int) throws(ImageError) -> Int {
        for index in 0..<samples.count {
            skipSpaceAndComments()
            guard position < bytes.count else { return index }
            let sample = try number(.samples)
            guard sample <= maximum else {
                throw .invalidPNM(.sampleAboveMaximum(sample: sample, maximum: maximum), offset: position)
            }
            samples.pointer[index] = Self.scale(sample, maximum)
        }
        return samples.count
    }

    /// The number of samples that are there.
    private func readRaw(_ samples: HeapBuffer<UInt8>, _ maximum: Int) throws(ImageError) -> Int {
        let size = maximum > 255 ? 2 : 1
        let count = min(samples.count, (bytes.count - position) / size)
        if maximum == 255, let base = bytes.baseAddress {
            samples.pointer.update(from: (base + position).assumingMemoryBound(to: UInt8.self), count: count)
            return count
        }
        for index in 0..<count {
            let offset = position + index * size
            let sample = size == 1 ? Int(bytes[offset]) : Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
            guard sample <= maximum else {
                throw .invalidPNM(.sampleAboveMaximum(sample: sample, maximum: maximum), offset: offset)
            }
            samples.pointer[index] = Self.scale(sample, maximum)
        }
        return count
    }

    private static func scale(_ sample: Int, _ maximum: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: (sample &* 255 &+ maximum / 2) / maximum)
    }

    private mutating func skipSpaceAndComments() {
        while position < bytes.count {
            if bytes[position] == 0x23 {
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            } else if Self.isSpace(bytes[position]) {
                position += 1
            } else {
                break
            }
        }
    }

    /// Skips white space and comments and reads a decimal number.
    private mutating func number(_ structure: ImageStructure) throws(ImageError) -> Int {
        skipSpaceAndComments()
        guard position < bytes.count else { throw .truncated(.pnm, structure: structure, offset: bytes.count) }
        var value = 0
        let start = position
        while position < bytes.count, case let digit = bytes[position], digit >= 0x30, digit <= 0x39 {
            value = value * 10 + Int(digit - 0x30)
            guard value <= Int(Int32.max) else { throw .invalidPNM(.numberTooLarge, offset: start) }
            position += 1
        }
        guard position > start else { throw .invalidPNM(.expectedNumber, offset: position) }
        return value
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
