/// The header of an NPY file: a Python dictionary of three entries in any order.
struct ArrayHeader {
    private(set) var typeName = ""
    private(set) var isFortranOrder = false
    private(set) var shape: [Int] = []

    /// Nil when the text is anything but `{'descr': TEXT, 'fortran_order': BOOL, 'shape': (INTEGERS)}`, with the
    /// white space and commas that Python allows.
    init?(_ text: UnsafeRawBufferPointer) {
        var scanner = Scanner(text)
        guard scanner.take("{") else { return nil }
        var seen: Set<String> = []
        while !scanner.take("}") {
            guard let key = scanner.string(), seen.insert(key).inserted, scanner.take(":") else { return nil }
            switch key {
            case "descr":
                guard let name = scanner.string() else { return nil }
                typeName = name
            case "fortran_order":
                if scanner.take("True") { isFortranOrder = true } else if !scanner.take("False") { return nil }
            case "shape":
                guard let dimensions = scanner.tuple() else { return nil }
                shape = dimensions
            default:
                return nil
            }
            if !scanner.take(",") {
                guard scanner.take("}") else { return nil }
                break
            }
        }
        guard seen.count == 3, scanner.isAtEnd else { return nil }
    }
}

/// Reads the few forms of Python's literals that occur in a header.
private struct Scanner {
    private let text: UnsafeRawBufferPointer
    private var position = 0

    init(_ text: UnsafeRawBufferPointer) { self.text = text }

    /// Whether only white space is left.
    var isAtEnd: Bool {
        mutating get {
            skipWhitespace()
            return position == text.count
        }
    }

    private mutating func skipWhitespace() {
        while position < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[position]) { position += 1 }
    }

    mutating func take(_ word: String) -> Bool {
        skipWhitespace()
        let bytes = word.utf8
        guard text[position...].prefix(bytes.count).elementsEqual(bytes) else { return false }
        position += bytes.count
        return true
    }

    /// A quoted string of printable ASCII without escapes.
    mutating func string() -> String? {
        let quote: UInt8 = take("'") ? 0x27 : 0x22
        guard quote == 0x27 || take("\"") else { return nil }
        let start = position
        while position < text.count, text[position] != quote {
            guard 0x20..<0x7F ~= text[position], text[position] != 0x5C else { return nil }
            position += 1
        }
        guard position < text.count else { return nil }
        defer { position += 1 }
        return String(decoding: text[start..<position], as: UTF8.self)
    }

    /// A tuple of integers of 0 or more: `()`, `(3,)`, `(2, 3)`.
    mutating func tuple() -> [Int]? {
        guard take("(") else { return nil }
        var values: [Int] = []
        while !take(")") {
            guard let value = integer() else { return nil }
            values.append(value)
            if !take(",") {
                // In Python (3) is a number.
                guard values.count > 1, take(")") else { return nil }
                return values
            }
        }
        return values
    }

    private mutating func integer() -> Int? {
        skipWhitespace()
        let start = position
        while position < text.count, UInt8(ascii: "0")...UInt8(ascii: "9") ~= text[position] { position += 1 }
        return Int(String(decoding: text[start..<position], as: UTF8.self))
    }
}
