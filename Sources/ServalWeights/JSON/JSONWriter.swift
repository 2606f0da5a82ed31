extension JSONValue {
    /// The value as JSON text. What a terminal would act on is escaped; a number that is not finite becomes null, which is
    /// all that JSON has for it.
    ///
    /// - Parameter indented: one member or element a line where an array or object holds others.
    package func text(indented: Bool = false) -> String {
        var text = ""
        write(to: &text, depth: indented ? 0 : nil)
        return text
    }

    private func write(to text: inout String, depth: Int?) {
        switch self {
        case .null: text += "null"
        case .bool(let value): text += value ? "true" : "false"
        case .int(let value): text += String(value)
        case .double(let value): text += value.isFinite ? value.description : "null"
        case .string(let value): Self.quote(value, to: &text)
        case .array(let elements):
            let spread = depth.flatMap { elements.contains(where: \.isContainer) ? $0 + 1 : nil }
            text += "["
            for (index, element) in elements.enumerated() {
                if index > 0 { text += spread == nil && depth != nil ? ", " : "," }
                Self.newLine(spread, to: &text)
                element.write(to: &text, depth: spread ?? depth)
            }
            if !elements.isEmpty { Self.newLine(spread.map { $0 - 1 }, to: &text) }
            text += "]"
        case .object(let object):
            let spread = depth.map { $0 + 1 }
            text += "{"
            for (index, (key, value)) in zip(object.keys, object.values).enumerated() {
                if index > 0 { text += "," }
                Self.newLine(spread, to: &text)
                Self.quote(key, to: &text)
                text += depth == nil ? ":" : ": "
                value.write(to: &text, depth: spread)
            }
            if object.count > 0 { Self.newLine(depth, to: &text) }
            text += "}"
        }
    }

    private var isContainer: Bool {
        switch self {
        case .array, .object: true
        default: false
        }
    }

    private static func newLine(_ depth: Int?, to text: inout String) {
        guard let depth else { return }
        text += "\n" + String(repeating: " ", count: 2 * depth)
    }

    private static func quote(_ value: String, to text: inout String) {
        text += "\""
        for scalar in value.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case _ where scalar.isUnprintable:
                for unit in UTF16.encode(scalar) ?? .init() {
                    let digits = String(unit, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
