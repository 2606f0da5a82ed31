/// Binary data that ImageMagick and programs after it write as hexadecimal text into a PNG.
enum RawProfile {
    /// The bytes of a profile: a line feed, a name, a length in decimal and hexadecimal digits, each on its own line
    /// and the digits on several. Nil where the text has another form.
    static func bytes(of text: UnsafeRawBufferPointer) -> [UInt8]? {
        var lines = text.split(separator: 0x0A, maxSplits: 2, omittingEmptySubsequences: true)
        guard lines.count == 3 else { return nil }
        let digits = lines.removeLast()
        var result: [UInt8] = []
        result.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for character in digits {
            let digit: UInt8
            switch character {
            case 0x30...0x39: digit = character - 0x30
            case 0x41...0x46: digit = character - 0x41 + 10
            case 0x61...0x66: digit = character - 0x61 + 10
            case 0x20, 0x0A, 0x0D, 0x09: continue
            default: return nil
            }
            if let first = high {
                result.append(first << 4 | digit)
                high = nil
            } else {
                high = digit
            }
        }
        return result
    }
}
