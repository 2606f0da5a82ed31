import Foundation
import ServalImage
import ServalTestSupport
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
    var generator = SplitMix64(seed: seed)
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

/// The size and the hash of a fixture decoded smaller by a factor.
struct ReducedFixture: Sendable, CustomTestStringConvertible {
    let name: String
    let factor: Int
    let width: Int
    let height: Int
    let hash: UInt64

    var testDescription: String { "\(name) by \(factor)" }
}

/// CRC-32, bit by bit, independent of the decoder's tables.
func crc32(_ bytes: some Sequence<UInt8>) -> UInt32 {
    var value = ~UInt32(0)
    for byte in bytes {
        value ^= UInt32(byte)
        for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
}

/// The bytes of a number, most significant first.
func bigEndianBytes(_ value: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: value >> UInt32(24 - 8 * $0)) }
}

/// A PNG chunk with its length and checksum.
func pngChunk(_ type: String, _ content: [UInt8]) -> [UInt8] {
    bigEndianBytes(UInt32(content.count)) + Array(type.utf8) + content
        + bigEndianBytes(crc32(Array(type.utf8) + content))
}

/// A zlib stream of stored blocks.
func storedZlib(_ content: [UInt8]) -> [UInt8] {
    var (a, b) = (UInt32(1), UInt32(0))
    for byte in content {
        a = (a + UInt32(byte)) % 65521
        b = (b + a) % 65521
    }
    let count = UInt16(content.count)
    var result: [UInt8] = [0x78, 0x01, 0x01]
    for half in [count, ~count] { result += [UInt8(half & 255), UInt8(half >> 8)] }
    return result + content + bigEndianBytes(b << 16 | a)
}
