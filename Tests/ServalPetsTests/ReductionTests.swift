import ServalImage
import ServalPets
import Testing

@Suite struct ReductionTests {
    @Test(arguments: [(1280, 720, 1), (2687, 2000, 1), (2688, 2000, 2), (1000, 5376, 4), (10_752, 900, 8)])
    func `A photo is decoded smaller as far as six detector inputs lie along its longer side`(
        width: Int, height: Int, reduction: Int
    ) throws {
        let finder = try PetFaceFinder(
            models: PetFaceModels(
                box: ConstantNetwork(answer: [28, 84, 78, 134]).model(),
                landmarks: ConstantNetwork.landmarks(uprightFace).model()),
            threads: .exactly(1))
        let options = DecodeOptions(reduction: finder.reduction)
        let image = try Image.decode(greyJPEG(width: width, height: height), options: options)
        #expect(image.reduction == reduction)
        #expect((image.fullWidth, image.fullHeight) == (width, height))
    }

    @Test func `A face found in a smaller photo is told in pixels of the whole one`() throws {
        let bytes = greyJPEG(width: 3200, height: 1600)
        let finder = try PetFaceFinder(
            models: PetFaceModels(
                box: ConstantNetwork(answer: [28, 84, 78, 134]).model(),
                landmarks: ConstantNetwork.landmarks(uprightFace).model()),
            threads: .exactly(1))
        let whole = try #require(try finder.faces(in: Image.decode(bytes)).first)
        let small = try Image.decode(bytes, options: DecodeOptions(reduction: .by(4)))
        let found = try #require(try finder.faces(in: small).first).atFullSize(of: small)
        #expect(small.width == 800)
        for landmark in Landmark.allCases {
            #expect(found.landmarks[landmark].distance(to: whole.landmarks[landmark]) < 0.01)
        }
        #expect(found.detectedBox.overlap(with: whole.detectedBox) > 0.999)
        #expect(found.score == found.agreement)
        #expect(whole.atFullSize(of: try Image.decode(bytes)) == whole)
    }
}

/// A JPEG of one grey: every block says that its mean does not change and that nothing else follows, which are six bits.
func greyJPEG(width: Int, height: Int) -> [UInt8] {
    func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
        let length = content.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + content
    }
    let size = [height, width].flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    // One code of two bits, 00, for a difference of no bits; one of four, 0000, for the end of the block.
    let counts = { (length: Int) -> [UInt8] in (1...16).map { $0 == length ? 1 : 0 } }
    var bytes: [UInt8] = [0xFF, 0xD8]
    bytes += segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
    bytes += segment(0xC0, [8] + size + [1, 1, 0x11, 0])
    bytes += segment(0xC4, [0x00] + counts(2) + [0])
    bytes += segment(0xC4, [0x10] + counts(4) + [0])
    bytes += segment(0xDA, [1, 1, 0, 0, 63, 0])
    let blocks = ((width + 7) / 8) * ((height + 7) / 8)
    bytes += [UInt8](repeating: 0, count: (blocks * 6 + 7) / 8)
    return bytes + [0xFF, 0xD9]
}
