import Foundation
import ServalImage
import Testing

/// A small image file and a hash of the pixels that another decoder makes of it.
struct Fixture: Sendable, CustomTestStringConvertible {
    let name: String
    let width: Int
    let height: Int
    let hash: UInt64
    let base64: String

    var testDescription: String { name }

    var bytes: [UInt8] {
        Data(base64Encoded: base64, options: .ignoreUnknownCharacters).map { [UInt8]($0) } ?? []
    }

    static func named(_ name: String, in fixtures: [Fixture]) throws -> Fixture {
        try #require(fixtures.first { $0.name == name })
    }
}

/// FNV-1a, 64 bits, of the RGB samples and then of the opacities.
func pixelHash(_ image: Image) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in image.pixels + (image.alpha ?? []) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return hash
}

/// A reproducible picture with gradients, edges and noise.
func testPicture(width: Int, height: Int, seed: UInt64 = 1, hasAlpha: Bool = false) throws -> Image {
    var generator = SplitMix(state: seed)
    var pixels: [UInt8] = []
    var alpha: [UInt8] = []
    for y in 0..<height {
        for x in 0..<width {
            let edge = (x / 5 + y / 7) % 2 == 0 ? 40 : 0
            for channel in 0..<3 {
                pixels.append(UInt8(truncatingIfNeeded: x * 3 + y * (channel + 1) + edge + Int(generator.next() % 8)))
            }
            alpha.append(UInt8(truncatingIfNeeded: (x ^ y) * 9))
        }
    }
    return try Image(width: width, height: height, pixels: pixels, alpha: hasAlpha ? alpha : nil)
}

struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
