import ServalTestSupport
import Testing

extension OperatorCase: CustomTestStringConvertible {
    package var testDescription: String { name }
}
