/// A named option of a command that takes a value: `--threads 2` or `--threads=2`.
package struct Option<Value: Sendable>: Sendable {
    /// Without dashes.
    package let name: String
    /// What the value is called in the help, such as `N` or `FILE`.
    let placeholder: String
    /// One sentence for the help.
    let help: String
    /// What a value must be, for errors: "a whole number of 1 or more".
    let expected: String
    /// The value that a text stands for; nil when it stands for none.
    let parse: @Sendable (String) -> Value?

    package init(
        _ name: String, _ placeholder: String, expected: String, help: String,
        parse: @escaping @Sendable (String) -> Value?
    ) {
        (self.name, self.placeholder, self.help) = (name, placeholder, help)
        (self.expected, self.parse) = (expected, parse)
    }
}

extension Option where Value == String {
    /// Any text that is not empty.
    package static func text(_ name: String, _ placeholder: String, help: String) -> Option {
        Option(name, placeholder, expected: "a text that is not empty", help: help) { $0.isEmpty ? nil : $0 }
    }
}

extension Option where Value == Int {
    package static func integer(_ name: String, in range: ClosedRange<Int>, help: String) -> Option {
        Option(
            name, "N", expected: "a whole number of \(range.lowerBound) to \(range.upperBound)", help: help
        ) { text in
            Int(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension Option where Value == Double {
    package static func number(
        _ name: String, _ placeholder: String, in range: ClosedRange<Double>, help: String
    ) -> Option {
        Option(
            name, placeholder, expected: "a number of \(range.lowerBound) to \(range.upperBound)", help: help
        ) { text in
            Double(text).flatMap { range.contains($0) ? $0 : nil }
        }
    }
}

extension Option where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
    /// One word of a closed list.
    package static func word(_ name: String, help: String) -> Option {
        let words = Value.allCases.map(\.rawValue)
        return Option(
            name, words.joined(separator: "|"), expected: "one of \(words.joined(separator: ", "))", help: help
        ) { Value(rawValue: $0) }
    }
}
