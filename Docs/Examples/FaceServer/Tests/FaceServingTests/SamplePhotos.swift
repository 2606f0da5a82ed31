import Foundation
import ServalPets

/// Photos made of the one that comes with Serval.
enum SamplePhotos {
    /// A cat's face, 451 x 300 pixels.
    static func chelsea() throws -> [UInt8] {
        var folder = URL(fileURLWithPath: #filePath)
        for _ in 0..<6 { folder.deleteLastPathComponent() }
        return [UInt8](try Data(contentsOf: folder.appendingPathComponent("Weights/chelsea.png")))
    }

    /// The same photo side by side, so that there are many faces to look at.
    static func manyFaces(columns: Int, rows: Int) throws -> [UInt8] {
        let photo = try Image.decode(chelsea())
        let stride = photo.width * 3
        var pixels: [UInt8] = []
        pixels.reserveCapacity(photo.pixels.count * columns * rows)
        for _ in 0..<rows {
            for y in 0..<photo.height {
                for _ in 0..<columns { pixels += photo.pixels[y * stride..<(y + 1) * stride] }
            }
        }
        return [UInt8]("P6 \(photo.width * columns) \(photo.height * rows) 255\n".utf8) + pixels
    }
}
