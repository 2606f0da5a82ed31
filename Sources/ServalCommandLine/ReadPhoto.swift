import ServalImage
import ServalWeights

/// Decodes a photo file, its EXIF orientation applied; the one way in which all commands read photos.
///
/// Of a damaged photo comes the part that is there; standard error tells what is missing.
///
/// - Parameters:
///   - maxPixels: what `--max-pixels` was given; nil for the decoder's own limit.
///   - reduction: how far a JPEG is decoded smaller.
///   - quietly: leaves out what is missing, where it was told before.
package func readPhoto(
    _ path: String, maxPixels: Int? = nil, reduction: ImageReduction = .none, quietly: Bool = false
) throws -> Image {
    let file = try openInput(path)
    // The bytes are the file's own memory, which goes with its last use.
    return try withExtendedLifetime(file) {
        try readPhoto(file.bytes, of: path, maxPixels: maxPixels, reduction: reduction, quietly: quietly)
    }
}

/// The same from a file's bytes.
package func readPhoto(
    _ bytes: UnsafeRawBufferPointer, of path: String, maxPixels: Int?, reduction: ImageReduction = .none,
    quietly: Bool = false
) throws -> Image {
    if ImageFormat(content: bytes) == nil, let kind = ContentKind(content: bytes), kind.isOfPrograms {
        throw PhotoError.notAPhoto(kind)
    }
    do {
        let image = try Image.decode(
            bytes,
            options: DecodeOptions(limits: DecodeLimits(maxPixels: maxPixels), reduction: reduction))
        for warning in image.warnings where !quietly {
            Console.writeError("\(inputName(path).printable): \(warning.description.printable)\n")
        }
        return image
    } catch {
        throw PhotoError(error) ?? error
    }
}

/// Why a file is no photo that a command can take.
package enum PhotoError: Error, CustomStringConvertible {
    /// A model or an array was given.
    case notAPhoto(ContentKind)
    /// The photo is larger than `--max-pixels` allows.
    case tooManyPixels(width: Int, height: Int, limit: Int)

    fileprivate init?(_ error: any Error) {
        switch error as? ImageError {
        case .pixelCountExceedsLimit(let width, let height, let limit):
            self = .tooManyPixels(width: width, height: height, limit: limit)
        default: return nil
        }
    }

    package var description: String {
        switch self {
        case .notAPhoto(let kind): "The file is \(kind), not a photo; give a PNG, JPEG, PPM or PGM file."
        case .tooManyPixels(let width, let height, let limit):
            "The photo measures \(width) x \(height) pixels, more than the limit of \(limit) in all; "
                + "--max-pixels \(width.multipliedReportingOverflow(by: height).partialValue) raises it."
        }
    }
}

extension DecodeLimits {
    /// - Parameter maxPixels: what `--max-pixels` was given; nil for the default. More pixels may lie in one row or
    ///   column, and more memory is allowed.
    package init(maxPixels: Int?) {
        self = .default
        guard let maxPixels else { return }
        maximumPixelCount = maxPixels
        // The resampler counts in 32 bits the samples of a row.
        maximumDimension = max(maximumDimension, min(maxPixels, Int(Int32.max)))
        // The most that a pixel takes: the coefficients of three components, the samples and the picture.
        maximumMemoryBytes = max(maximumMemoryBytes, maxPixels * 32)
    }
}

extension ContentKind {
    /// Whether programs read the file and nobody takes it for a picture.
    fileprivate var isOfPrograms: Bool {
        switch self {
        case .empty, .image, .webPage, .other, .text, .archive, .folder, .largeFilePointer: false
        default: true
        }
    }
}
