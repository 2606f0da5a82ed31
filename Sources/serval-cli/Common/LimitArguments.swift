import Serval
import ServalCommandLine

/// What a model file may demand of the machine, for the commands that load one.
enum LimitArguments {
    static let memory = Option<Int>(
        "memory-limit", "BYTES", expected: "a number of bytes of 1 or more, such as 500000000, 512M or 4G",
        help: "What model and session may take of memory, such as 4G; by default 1G beyond three times the file's size."
    ) { text in
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30, "T": 1 << 40]
        guard let last = text.last else { return nil }
        let unit = units[Character(last.uppercased())]
        guard let number = Int(unit == nil ? text[...] : text.dropLast()), number >= 1 else { return nil }
        let (product, overflows) = number.multipliedReportingOverflow(by: unit ?? 1)
        return overflows ? nil : product
    }

    static let operations = Option.integer(
        "operation-limit", in: 1...(1 << 53),
        help: "How many operations a run may take for each image; by default \(ModelLimits.standardOperationCount).")
}

extension Arguments {
    /// The limits that the command line states.
    var limits: ModelLimits {
        ModelLimits(
            memoryByteCount: self[LimitArguments.memory],
            operationCount: self[LimitArguments.operations] ?? ModelLimits.standardOperationCount)
    }
}
