import ServalTensor

/// Why a video, or a frame of it, cannot be read or written.
package enum VideoError: Error, Sendable, Equatable {
    /// The first bytes announce none of the known formats.
    case unrecognizedFormat(leadingBytes: [UInt8])
    /// The header of a Y4M stream lacks a parameter or has an impossible one.
    case invalidHeader(parameter: String)
    /// A colour space of Y4M that is not supported, such as one of more than 8 bits.
    case unsupportedColorSpace(String)
    /// A frame does not begin as frames do; reading goes on at the next one that does.
    case frameMissing(skippedBytes: Int)
    /// The stream ends within a frame.
    case frameTruncated(expected: Int, found: Int)
    /// A frame, or the header, is longer than the limit.
    case frameTooLarge(limit: Int)
    /// A frame's picture cannot be decoded.
    case image(ImageError)
    /// A frame is of another size than the first one, which a Y4M stream cannot hold.
    case sizeChanged(expected: [Int], found: [Int])
    /// The operating system refuses to read on; `reason` is its own words.
    case cannotRead(reason: String)
}

extension VideoError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .unrecognizedFormat(let bytes):
            "The data is not a video of a known format "
                + (bytes.isEmpty ? "(it is empty). " : "(it starts with the bytes \(bytes)). ")
                + "Use Y4M or Motion-JPEG, for example from ffmpeg -i VIDEO -f yuv4mpegpipe -pix_fmt yuv420p -."
        case .invalidHeader(let parameter):
            "The Y4M header's \(parameter) is missing or impossible; write the stream again."
        case .unsupportedColorSpace(let name):
            "The Y4M colour space '\(name)' is not supported; write it with -pix_fmt yuv420p."
        case .frameMissing(let count):
            count == 1 ? "1 byte is no frame and was skipped." : "\(count) bytes are no frame and were skipped."
        case .frameTruncated(let expected, let found):
            "The video ends within a frame, after \(found) of \("byte".counted(expected))."
        case .frameTooLarge(let limit):
            "A frame is longer than the limit of \("byte".counted(limit)); use smaller frames."
        case .image(let error): error.description
        case .sizeChanged(let expected, let found):
            "The frame measures \(found.map(String.init).joined(separator: " x ")) pixels, but the video "
                + "\(expected.map(String.init).joined(separator: " x ")); it cannot be written to one Y4M stream."
        case .cannotRead(let reason): "The video cannot be read on: \(reason)."
        }
    }
}
