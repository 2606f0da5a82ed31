/// What was wrong with a file that was decoded all the same.
public enum ImageWarning: Sendable, Equatable {
    /// The picture's data ends at this byte offset; about so many hundredths of the picture have none and are grey
    /// (JPEG) or black (PNG, PPM, PGM). With 0 only details are missing.
    case incomplete(ImageFormat, offset: Int, percentMissing: Int)

    /// The file ends without its end marker (JPEG) or end chunk (PNG).
    case missingEnd(ImageFormat)

    /// A JPEG breaks its specification, first at this byte offset and in so many places.
    case damagedJPEG(JPEGDefect, offset: Int, occurrences: Int)

    /// A PNG breaks its specification, first at this byte offset and in so many places.
    case damagedPNG(PNGDefect, offset: Int, occurrences: Int)

    /// Bytes that belong to nothing were skipped, so many in all and the first at this byte offset.
    case skippedBytes(count: Int, offset: Int)

    /// A JPEG without Huffman tables, as in a motion JPEG, was read with the usual ones (ITU-T T.81 annex K.3).
    case standardHuffmanTables

    /// Reading stopped before the end of the file because of this error.
    case stopped(ImageError)
}

extension ImageWarning: CustomStringConvertible {
    public var description: String {
        switch self {
        case .incomplete(let format, let offset, let percent):
            percent == 0
                ? "The data of the \(format.displayName) file ends at byte \(offset), so that details are missing. "
                    + "Copy or download the file again."
                : "The data of the \(format.displayName) file ends at byte \(offset), so that about \(percent) % of the "
                    + "picture are missing. Copy or download the file again."
        case .missingEnd(let format):
            "The \(format.displayName) file ends without its end mark. Check that it was copied whole."
        case .damagedJPEG(let defect, let offset, let occurrences):
            Self.damage("JPEG", defect.description, offset, occurrences)
        case .damagedPNG(let defect, let offset, let occurrences):
            Self.damage("PNG", defect.description, offset, occurrences)
        case .skippedBytes(let count, let offset):
            "The file holds \(count) \(count == 1 ? "byte that belongs" : "bytes that belong") to nothing, first at byte "
                + "\(offset), skipped while reading. Check the picture."
        case .standardHuffmanTables:
            "The JPEG file holds no Huffman tables and was read with the standard ones. Check the picture."
        case .stopped(let error):
            "Reading stopped early, and the picture shows what came before. \(error)"
        }
    }

    private static func damage(_ format: String, _ defect: String, _ offset: Int, _ occurrences: Int) -> String {
        let place = occurrences > 1 ? "in \(occurrences) places, first at byte \(offset)" : "at byte \(offset)"
        return "The \(format) file is damaged \(place): \(defect). Check the picture."
    }
}

/// Gathers the warnings of one file; equal damage is reported once, with its first place and its count.
struct WarningLog {
    private(set) var warnings: [ImageWarning] = []

    /// A hostile file may be wrong in thousands of ways.
    private static let maximumCount = 32

    mutating func add(_ warning: ImageWarning) {
        if warnings.count < Self.maximumCount { warnings.append(warning) }
    }

    mutating func addSkipped(_ skipped: Int, offset: Int) {
        for (index, warning) in warnings.enumerated() {
            guard case .skippedBytes(let count, let first) = warning else { continue }
            warnings[index] = .skippedBytes(count: count + skipped, offset: first)
            return
        }
        add(.skippedBytes(count: skipped, offset: offset))
    }

    mutating func add(_ defect: JPEGDefect, offset: Int, occurrences: Int = 1) {
        for (index, warning) in warnings.enumerated() {
            guard case .damagedJPEG(defect, let first, let count) = warning else { continue }
            warnings[index] = .damagedJPEG(defect, offset: first, occurrences: count + occurrences)
            return
        }
        add(.damagedJPEG(defect, offset: offset, occurrences: occurrences))
    }

    mutating func add(_ defect: PNGDefect, offset: Int, occurrences: Int = 1) {
        for (index, warning) in warnings.enumerated() {
            guard case .damagedPNG(defect, let first, let count) = warning else { continue }
            warnings[index] = .damagedPNG(defect, offset: first, occurrences: count + occurrences)
            return
        }
        add(.damagedPNG(defect, offset: offset, occurrences: occurrences))
    }
}
