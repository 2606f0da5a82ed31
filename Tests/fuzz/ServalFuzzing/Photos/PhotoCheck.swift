import ServalImage

/// What holds for a photo of any format.
enum PhotoCheck {
    /// Small, so that a file cannot take long; the fuzzer holds the program to the memory.
    static let limits = DecodeLimits(
        maximumDimension: 4096, maximumPixelCount: 1 << 16, maximumMemoryBytes: 8 << 20, maximumScanCount: 20)
    private static let options = DecodeOptions(limits: limits)
    private static let strict = DecodeOptions(limits: limits, strict: true)

    /// Decodes a file if it is one of the format.
    ///
    /// - Throws: `FuzzFailure` where the result is not whole, differs when decoded once more, or when it is written and read.
    static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let image: Image
        do {
            image = try Image.decode(input, options: options)
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        guard image.width >= 1, image.height >= 1, image.width * image.height <= limits.maximumPixelCount else {
            throw FuzzFailure("A picture of \(image.width) x \(image.height) was accepted.")
        }
        guard image.pixels.count == image.width * image.height * 3,
            image.alpha.map({ $0.count == image.width * image.height }) ?? true
        else { throw FuzzFailure("The picture's samples are not as many as its pixels.") }
        guard image.pixels.count <= 3 << 12 else { return }
        guard (try? Image.decode(input, options: options)) == image else {
            throw FuzzFailure("Decoded once more, the picture is another one.")
        }
        // A share of the inputs, chosen by their content, since writing takes longer than reading.
        guard image.pixels.count <= 3 << 10, input.reduce(0, &+) % 8 == 0 else { return }
        let strictly = try? Image.decode(input, options: strict)
        let isSound = image.warnings.isEmpty
        let mayBeAccepted = image.warnings.allSatisfy(\.isHarmless)
        guard strictly == nil ? !isSound : mayBeAccepted && strictly == image else {
            throw FuzzFailure("A file is damaged if and only if there are warnings.")
        }
        guard (try? Image.decode(image.encodedPNG())) == image else {
            throw FuzzFailure("Written as a PNG and read again, the picture is another one.")
        }
    }
}

extension ImageWarning {
    /// Some encoders leave bytes between scans, or no end marker; the picture is whole.
    fileprivate var isHarmless: Bool {
        switch self {
        case .missingEnd(.jpeg), .skippedBytes: true
        default: false
        }
    }
}
