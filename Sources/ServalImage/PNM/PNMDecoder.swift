/// Decodes PGM and PPM, plain (P2, P3) and raw (P5, P6), with maximum values up to 65535.
///
/// Samples are scaled to 0…255 and rounded. Comments run from `#` to the end of a line.
struct PNMDecoder {
    private let bytes: UnsafeRawBufferPointer
    private var position = 2

    static func decode(_ bytes: UnsafeRawBufferPointer, limits: DecodeLimits) throws(ImageError) -> Image {
        var decoder = PNMDecoder(bytes: bytes)
        return try decoder.decode(limits)
    }

    private init(bytes: UnsafeRawBufferPointer) {
        self.bytes = bytes
    }

    private mutating func decode(_ limits: DecodeLimits) throws(ImageError) -> Image {
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
        guard bytes.count - position >= minimum else {
            throw .truncated(.pnm, structure: .samples, offset: bytes.count)
        }
        try limits.check(memoryBytes: width * height * 3 + count)
        let samples = HeapBuffer<UInt8>(count: count)
        if isPlain {
            try readPlain(samples, maximum)
        } else {
            try readRaw(samples, maximum)
        }
        return Image(validWidth: width, height: height) { output in
            if channels == 3 {
                output.update(from: samples.pointer, count: count)
            } else {
                for index in 0..<count {
                    (output + index &* 3).update(repeating: samples.pointer[index], count: 3)
                }
            }
        }
    }

    private mutating func readPlain(_ samples: HeapBuffer<UInt8>, _ maximum: Int) throws(ImageError) {
        for index in 0..<samples.count {
            let sample = try number(.samples)
            guard sample <= maximum else {
                throw .invalidPNM(.sampleAboveMaximum(sample: sample, maximum: maximum), offset: position)
            }
            samples.pointer[index] = Self.scale(sample, maximum)
        }
    }

    private func readRaw(_ samples: HeapBuffer<UInt8>, _ maximum: Int) throws(ImageError) {
        let size = maximum > 255 ? 2 : 1
        if maximum == 255, let base = bytes.baseAddress {
            samples.pointer.update(from: (base + position).assumingMemoryBound(to: UInt8.self), count: samples.count)
            return
        }
        for index in 0..<samples.count {
            let offset = position + index * size
            let sample = size == 1 ? Int(bytes[offset]) : Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
            guard sample <= maximum else {
                throw .invalidPNM(.sampleAboveMaximum(sample: sample, maximum: maximum), offset: offset)
            }
            samples.pointer[index] = Self.scale(sample, maximum)
        }
    }

    private static func scale(_ sample: Int, _ maximum: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: (sample &* 255 &+ maximum / 2) / maximum)
    }

    /// Skips white space and comments and reads a decimal number.
    private mutating func number(_ structure: ImageStructure) throws(ImageError) -> Int {
        while position < bytes.count {
            if bytes[position] == 0x23 {
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
            } else if Self.isSpace(bytes[position]) {
                position += 1
            } else {
                break
            }
        }
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
