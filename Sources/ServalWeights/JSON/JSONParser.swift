/// Reads one JSON value that fills a text, within limits of depth and of the number of values.
///
/// Strict by RFC 8259; two members of one name are an error, too. Time and memory are linear in the text: what values take
/// is counted before they are made.
package struct JSONParser {
    package struct Limits: Sendable {
        package var depth = 32
        package var valueCount = 1 << 21
        /// Bytes that the values may take, by `JSONValue.byteCount` and its like.
        package var byteCount = 1 << 30

        package init() {}
    }

    private let bytes: UnsafeRawBufferPointer
    private let limits: Limits
    private var position = 0
    private var valueCount = 0
    private var byteCount = 0
    /// A key, at depth 2 (a member of a member), whose string value's byte range is wanted, quotes excluded.
    private let locatedKey: String?
    private var locatedRange: Range<Int>?

    private init(bytes: UnsafeRawBufferPointer, limits: Limits, locating key: String?) {
        (self.bytes, self.limits, self.locatedKey) = (bytes, limits, key)
    }

    /// - Parameter text: UTF-8, without a byte-order mark.
    package static func parse(
        _ text: UnsafeRawBufferPointer, limits: Limits = Limits()
    ) throws(JSONError) -> JSONValue {
        try parse(text, limits: limits, locating: nil).value
    }

    /// What a parser found beside the value.
    struct Result {
        let value: JSONValue
        /// The bytes between the quotes of the string that was to be located.
        let location: Range<Int>?
        /// Bytes that the value takes, at most.
        let byteCount: Int
    }

    package static func parse(_ text: String, limits: Limits = Limits()) throws(JSONError) -> JSONValue {
        try measured(text, limits: limits).value
    }

    /// The value of a text and the bytes that it takes.
    static func measured(_ text: String, limits: Limits) throws(JSONError) -> Result {
        var text = text
        text.makeContiguousUTF8()
        // Never nil: the text is contiguous.
        let result = text.utf8.withContiguousStorageIfAvailable { bytes in
            Swift.Result { () throws(JSONError) in
                try parse(UnsafeRawBufferPointer(bytes), limits: limits, locating: nil)
            }
        }
        guard let result else { throw JSONError(.unexpectedEnd, at: 0) }
        return try result.get()
    }

    /// Also finds the bytes between the quotes of the string that is the value of `key` in an object that is
    /// itself a member of the outermost one.
    static func parse(
        _ text: UnsafeRawBufferPointer, limits: Limits, locating key: String?
    ) throws(JSONError) -> Result {
        if let offset = firstInvalidUTF8(in: text) { throw JSONError(.invalidUTF8, at: offset) }
        var parser = JSONParser(bytes: text, limits: limits, locating: key)
        parser.skipWhitespace()
        let value = try parser.value(depth: 0)
        parser.skipWhitespace()
        guard parser.position == text.count else { throw JSONError(.trailingBytes, at: parser.position) }
        return Result(value: value, location: parser.locatedRange, byteCount: parser.byteCount)
    }
}

extension JSONParser {
    /// Bytes that values take at most, in arrays that grow by doubling and with what the heap adds to each block.
    private enum Footprint {
        static let value = 3 * MemoryLayout<JSONValue>.stride
        static let object = 192
        static let member = 3 * MemoryLayout<String>.stride
        static let hashedMember = member + 128

        /// Short strings lie in the value itself.
        static func string(_ length: Int) -> Int { length <= 15 ? 0 : length + 64 }
    }

    /// Counts bytes before they are taken.
    private mutating func count(_ bytes: Int) throws(JSONError) {
        byteCount += bytes
        guard byteCount <= limits.byteCount else {
            throw JSONError(.tooLarge(limit: limits.byteCount), at: position)
        }
    }

    private var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    private func unexpected() -> JSONError {
        next.map { JSONError(.unexpectedByte($0), at: position) } ?? JSONError(.unexpectedEnd, at: position)
    }

    private mutating func skipWhitespace() {
        while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    /// Takes `byte` if it is next.
    private mutating func take(_ byte: UInt8) -> Bool {
        guard next == byte else { return false }
        position += 1
        return true
    }

    /// Recursion is as deep as `limits.depth` at most.
    private mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        valueCount += 1
        guard valueCount <= limits.valueCount else {
            throw JSONError(.tooManyValues(limit: limits.valueCount), at: position)
        }
        try count(Footprint.value)
        guard let byte = next else { throw unexpected() }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["):
            guard depth < limits.depth else { throw JSONError(.tooDeep(limit: limits.depth), at: position) }
            position += 1
            return byte == UInt8(ascii: "{")
                ? .object(try object(depth: depth + 1)) : .array(try array(depth: depth + 1))
        case UInt8(ascii: "\""):
            return .string(try string())
        case UInt8(ascii: "t"):
            return try literal("true", .bool(true))
        case UInt8(ascii: "f"):
            return try literal("false", .bool(false))
        case UInt8(ascii: "n"):
            return try literal("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return try number()
        default:
            throw unexpected()
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for index in 0..<word.utf8CodeUnitCount {
            guard take(word.utf8Start[index]) else { throw unexpected() }
        }
        return value
    }

    private mutating func array(depth: Int) throws(JSONError) -> [JSONValue] {
        var elements: [JSONValue] = []
        skipWhitespace()
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            skipWhitespace()
            elements.append(try value(depth: depth))
            skipWhitespace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else { throw unexpected() }
        }
    }

    private mutating func object(depth: Int) throws(JSONError) -> JSONObject {
        var object = JSONObject()
        try count(Footprint.object)
        skipWhitespace()
        if take(UInt8(ascii: "}")) { return object }
        while true {
            skipWhitespace()
            let keyOffset = position
            try count(object.count < JSONObject.mostComparedKeys ? Footprint.member : Footprint.hashedMember)
            guard next == UInt8(ascii: "\"") else { throw unexpected() }
            let key = try string()
            skipWhitespace()
            guard take(UInt8(ascii: ":")) else { throw unexpected() }
            skipWhitespace()
            let start = position
            let member = try value(depth: depth)
            if depth == 2, key == locatedKey, case .string = member { locatedRange = start + 1..<position - 1 }
            guard object.insert(member, for: key) else { throw JSONError(.duplicateKey(key), at: keyOffset) }
            skipWhitespace()
            if take(UInt8(ascii: "}")) { return object }
            guard take(UInt8(ascii: ",")) else { throw unexpected() }
        }
    }
}

extension JSONParser {
    /// A string whose opening quote is next.
    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        skipPlainCharacters()
        if take(UInt8(ascii: "\"")) {
            try count(Footprint.string(position - 1 - start))
            return text(start..<position - 1)
        }
        // Strings that hold JSON themselves have thousands of escapes: they are collected as bytes.
        try count(Footprint.string(2 * stringLength(from: start)))
        var unescaped = Array(UnsafeRawBufferPointer(rebasing: bytes[start..<position]))
        while let byte = next {
            switch byte {
            case UInt8(ascii: "\""):
                position += 1
                return unescaped.withUnsafeBytes { String(decoding: $0, as: UTF8.self) }
            case UInt8(ascii: "\\"):
                position += 1
                let scalar = try escape()
                if scalar.isASCII {
                    unescaped.append(UInt8(truncatingIfNeeded: scalar.value))
                } else {
                    unescaped.append(contentsOf: UTF8.encode(scalar) ?? .init())
                }
            case 0..<0x20:
                throw unexpected()
            default:
                let segment = position
                skipPlainCharacters()
                unescaped.append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[segment..<position]))
            }
        }
        throw unexpected()
    }

    /// Bytes to the quote that ends a string, escapes counted as they are written.
    private func stringLength(from start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        return end - start
    }

    /// Skips to the next quote, backslash or control character; none of them lies within a character of UTF-8.
    private mutating func skipPlainCharacters() {
        while let byte = next, byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { position += 1 }
    }

    /// Bytes that are known to be UTF-8.
    private func text(_ range: Range<Int>) -> String {
        String(decoding: UnsafeRawBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    }

    /// What follows a backslash.
    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        let start = position - 1
        guard let byte = next else { throw unexpected() }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"):
            var code = try hexadecimal(from: start)
            if 0xD800..<0xDC00 ~= code {
                guard take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
                    throw JSONError(.invalidEscape, at: start)
                }
                let low = try hexadecimal(from: start)
                guard 0xDC00..<0xE000 ~= low else { throw JSONError(.invalidEscape, at: start) }
                code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
            }
            guard let scalar = Unicode.Scalar(code) else { throw JSONError(.invalidEscape, at: start) }
            return scalar
        default:
            throw JSONError(.invalidEscape, at: start)
        }
    }

    private mutating func hexadecimal(from start: Int) throws(JSONError) -> UInt32 {
        var code: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = next.flatMap({ Character(Unicode.Scalar($0)).hexDigitValue }) else {
                throw JSONError(.invalidEscape, at: start)
            }
            code = code << 4 + UInt32(digit)
            position += 1
        }
        return code
    }
}

extension JSONParser {
    /// number = [ "-" ] int [ frac ] [ exp ] (RFC 8259, section 6)
    private mutating func number() throws(JSONError) -> JSONValue {
        let start = position
        let longest = 1024
        var isInteger = true
        let isNegative = take(UInt8(ascii: "-"))
        if !take(UInt8(ascii: "0")) { try digits(from: start) }
        if take(UInt8(ascii: ".")) {
            isInteger = false
            try digits(from: start)
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            isInteger = false
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            try digits(from: start)
        }
        guard position - start <= longest else { throw JSONError(.numberOutOfRange, at: start) }
        let text = text(start..<position)
        if isInteger {
            guard let value = Int(text) else { throw JSONError(.numberOutOfRange, at: start) }
            return value == 0 && isNegative ? .double(-0.0) : .int(value)
        }
        guard let value = Double(text) else { throw JSONError(.invalidNumber, at: start) }
        guard value.isFinite else { throw JSONError(.numberOutOfRange, at: start) }
        return .double(value)
    }

    /// One digit or more.
    private mutating func digits(from start: Int) throws(JSONError) {
        let first = position
        while let byte = next, UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte { position += 1 }
        guard position > first else {
            throw position < bytes.count ? JSONError(.invalidNumber, at: start) : unexpected()
        }
    }
}
