/// A way in which a PPM or PGM breaks its format (netpbm's ppm(5) and pgm(5)).
public enum PNMDefect: Sendable, Equatable {
    /// A decimal number was expected.
    case expectedNumber
    /// A number too large to be meant.
    case numberTooLarge
    /// A maximum sample value outside 1…65535.
    case badMaximum(Int)
    /// The header's last number is not followed by white space.
    case expectedWhitespace
    /// A sample above the stated maximum.
    case sampleAboveMaximum(sample: Int, maximum: Int)
}

extension PNMDefect: CustomStringConvertible {
    public var description: String {
        switch self {
        case .expectedNumber: "a decimal number was expected"
        case .numberTooLarge: "a number is too large"
        case .badMaximum(let value): "the maximum sample value cannot be \(value)"
        case .expectedWhitespace: "white space was expected after the header"
        case .sampleAboveMaximum(let sample, let maximum): "sample \(sample) is above the maximum of \(maximum)"
        }
    }
}
