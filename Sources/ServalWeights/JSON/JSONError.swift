/// Why a text is not JSON, and where.
public struct JSONError: Error, Equatable, Sendable {
    /// What is wrong with the text.
    public enum Problem: Equatable, Sendable {
        /// The text ends within a value.
        case unexpectedEnd
        /// A byte that cannot stand here.
        case unexpectedByte(UInt8)
        /// The text is not UTF-8 (RFC 3629).
        case invalidUTF8
        /// Arrays and objects are nested deeper than the limit.
        case tooDeep(limit: Int)
        /// More values than the limit.
        case tooManyValues(limit: Int)
        /// The values would take more memory than the limit, in bytes.
        case tooLarge(limit: Int)
        /// An object has two members of one name.
        case duplicateKey(String)
        /// An unknown escape or half a surrogate pair.
        case invalidEscape
        /// Not a number by JSON's grammar.
        case invalidNumber
        /// A number that neither `Int` nor a finite `Double` holds.
        case numberOutOfRange
        /// Something follows the value.
        case trailingBytes
    }

    /// What is wrong at `offset`.
    public let problem: Problem
    /// The byte of the text at which the problem shows.
    public let offset: Int

    package init(_ problem: Problem, at offset: Int) { (self.problem, self.offset) = (problem, offset) }
}

extension JSONError: CustomStringConvertible {
    public var description: String {
        let what =
            switch problem {
            case .unexpectedEnd: "the text ends too early"
            case .unexpectedByte(let byte): "the byte \(byte) cannot stand here"
            case .invalidUTF8: "the text is not UTF-8"
            case .tooDeep(let limit): "more than \(limit) arrays and objects are nested"
            case .tooManyValues(let limit): "there are more than \(limit) values"
            case .tooLarge(let limit): "the values take more than \(limit) bytes"
            case .duplicateKey(let key): "the key '\(key)' occurs twice"
            case .invalidEscape: "an escape in a string is invalid"
            case .invalidNumber: "a number is malformed"
            case .numberOutOfRange: "a number is too large"
            case .trailingBytes: "something follows the value"
            }
        return "\(what) (byte \(offset))"
    }
}
