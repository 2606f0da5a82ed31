import Serval
import ServalWeights
import Testing

@Suite struct ErrorTextTests {
    @Test func `one of something is not called several`() {
        let error = ServalError.inputCountMismatch(expected: 1, found: 2)
        #expect(error.description.hasPrefix("The network has 1 input, but 2 tensors came;"))
        #expect(WeightsError.fileTooShort(byteCount: 1, needed: 8).description.hasPrefix("The file has 1 byte, but 8"))
    }
}
