import ServalWeights

extension StringProtocol {
    /// The text on one line and harmless on a terminal: control characters, line breaks among them, and characters that
    /// turn the direction of writing stand as escapes such as `\n` and `\u{1b}`.
    ///
    /// For all that comes from a file or the command line: names of layers, labels, paths, errors that quote them.
    package var printable: String { escaping { $0.isUnprintable } }

    /// The same for text of several lines, whose line breaks stay.
    package var printableLines: String { escaping { $0.isUnprintable && $0 != "\n" } }

    private func escaping(_ isEscaped: (Unicode.Scalar) -> Bool) -> String {
        guard unicodeScalars.contains(where: isEscaped) else { return String(self) }
        var text = ""
        for scalar in unicodeScalars {
            guard isEscaped(scalar) else {
                text.unicodeScalars.append(scalar)
                continue
            }
            switch scalar {
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            default: text += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return text
    }
}

extension String {
    /// The text as it is, or, where it is longer than `limit` characters, its beginning and end with the count of those
    /// left out between them. A file may name a layer with megabytes.
    package func shortened(to limit: Int) -> String {
        guard utf8.count > limit, count > limit else { return self }
        let (head, tail) = (prefix(limit * 3 / 4), suffix(limit / 4))
        return "\(head)[... \((count - head.count - tail.count).grouped) characters ...]\(tail)"
    }
}
