import ServalImage
import Testing

@Suite("Model input")
struct ModelInputTests {
    @Test("each sample is scaled and shifted by its channel", arguments: [(1, 1), (5, 1), (3, 3), (17, 9)])
    func perChannel(_ width: Int, _ height: Int) throws {
        let image = try testPicture(width: width, height: height)
        let count = width * height * 3
        var output = [Float](repeating: .nan, count: count + 1)
        let scale: (Float, Float, Float) = (1 / 127.5, 0.3, -2)
        let offset: (Float, Float, Float) = (-1, 0.7, 11)
        output.withUnsafeMutableBufferPointer { buffer in
            if let base = buffer.baseAddress { image.writeModelInput(to: base, scale: scale, offset: offset) }
        }
        for index in 0..<count {
            let (factor, summand) = [(scale.0, offset.0), (scale.1, offset.1), (scale.2, offset.2)][index % 3]
            let product = Float(image.pixels[index]) * factor
            #expect(output[index] == product + summand)
        }
        #expect(output[count].isNaN)
    }
}
