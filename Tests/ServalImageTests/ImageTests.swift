import ServalImage
import Testing

@Suite("Images")
struct ImageTests {
    @Test("sample counts have to fit the size")
    func sampleCounts() throws {
        #expect(throws: ImageError.sampleCountMismatch(expected: 12, found: 11)) {
            try Image(width: 2, height: 2, pixels: [UInt8](repeating: 0, count: 11))
        }
        #expect(throws: ImageError.sampleCountMismatch(expected: 4, found: 3)) {
            try Image(width: 2, height: 2, pixels: [UInt8](repeating: 0, count: 12), alpha: [0, 0, 0])
        }
        #expect(throws: ImageError.invalidDimensions(width: 0, height: 2)) {
            try Image(width: 0, height: 2, pixels: [])
        }
        #expect(throws: ImageError.invalidDimensions(width: .max, height: .max)) {
            try Image(width: .max, height: .max, filledWith: .black)
        }
    }

    @Test("turning by an orientation and by its inverse gives the picture back")
    func orientations() throws {
        let image = try testPicture(width: 67, height: 35, hasAlpha: true)
        for orientation in ImageOrientation.allCases {
            let inverse: ImageOrientation =
                switch orientation {
                case .rotated90: .rotated270
                case .rotated270: .rotated90
                default: orientation
                }
            #expect(image.oriented(orientation).oriented(inverse) == image)
            #expect(image.oriented(orientation).width == (orientation.swapsAxes ? 35 : 67))
        }
    }

    @Test("descriptions are sentences with a hint")
    func descriptions() {
        let errors: [ImageError] = [
            .unrecognizedFormat(leadingBytes: [1, 2]), .truncated(.png, structure: .chunkData, offset: 9),
            .emptyFile, .unsupported(.appleOptimizedPNG), .unsupported(.jpegLS), .invalidPNG(.badSymbol, offset: 3),
            .invalidJPEG(.badCode, offset: 7),
            .invalidPNM(.expectedNumber, offset: 1), .unsupported(.arithmeticCoding),
            .invalidDimensions(width: 0, height: 1), .memoryExceedsLimit(requiredBytes: 10, limit: 5),
            .invalidRectangle(Box<ImageSpace>(x0: 0, y0: 0, x1: 0, y1: 0)),
        ]
        for error in errors {
            #expect(error.description.hasSuffix("."))
            #expect(error.description.split(separator: ". ").count >= 2)
        }
    }

    @Test("warnings are sentences with a hint")
    func warningDescriptions() {
        let warnings: [ImageWarning] = [
            .incomplete(.jpeg, offset: 9, percentMissing: 0), .incomplete(.png, offset: 9, percentMissing: 40),
            .missingEnd(.png), .damagedJPEG(.badCode, offset: 7, occurrences: 1),
            .damagedPNG(.badSymbol, offset: 3, occurrences: 5), .skippedBytes(count: 1, offset: 2),
            .skippedBytes(count: 3, offset: 2), .standardHuffmanTables,
            .stopped(.invalidJPEG(.duplicateFrame, offset: 3)),
        ]
        for warning in warnings {
            #expect(warning.description.hasSuffix("."))
            #expect(warning.description.split(separator: ". ").count >= 2)
        }
    }

    @Test("pictures with the same pixels are equal whatever their files were like")
    func equality() throws {
        let sound = try Image.decode(Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes)
        let damaged = try Image.decode(
            Fixture.named("baseline 4:2:0", in: JPEGFixtures.all).bytes.dropLast(2) + [])
        #expect(damaged.warnings == [.missingEnd(.jpeg)])
        #expect(damaged == sound)
    }
}
