/// Reads a video as it comes: Y4M or Motion-JPEG, told apart by content.
package final class VideoReader {
    private enum Source {
        case y4m(Y4MReader)
        case motionJPEG(MotionJPEGReader)
    }

    private let source: Source
    private let decoding: DecodeOptions

    /// - Parameters:
    ///   - sizeLimit: the most bytes of a frame.
    ///   - decoding: how the pictures of Motion-JPEG are decoded.
    ///   - read: reads at most as many bytes as there is room for; 0 at the end.
    /// - Throws: `VideoError.unrecognizedFormat`, `.invalidHeader`, `.unsupportedColorSpace` and `.cannotRead`.
    package init(
        sizeLimit: Int? = nil, decoding: DecodeOptions = DecodeOptions(),
        read: @escaping (UnsafeMutableRawBufferPointer) throws(VideoError) -> Int
    ) throws(VideoError) {
        self.decoding = decoding
        let queue = ByteQueue(sizeLimit: sizeLimit ?? ByteQueue.standardSizeLimit, read: read)
        let signature = Array(Y4MHeader.signature.utf8)
        _ = try queue.fill(signature.count)
        if queue.bytes.starts(with: signature) {
            source = .y4m(try Y4MReader(queue))
        } else if Self.mayHoldJPEG(queue.bytes) {
            source = .motionJPEG(MotionJPEGReader(queue))
        } else {
            throw .unrecognizedFormat(leadingBytes: Array(queue.bytes.prefix(8)))
        }
    }

    /// A JPEG, or the text before the first part of an HTTP stream.
    private static func mayHoldJPEG(_ bytes: UnsafeRawBufferPointer) -> Bool {
        bytes.starts(with: [0xFF, 0xD8]) || bytes.starts(with: Array("--".utf8))
            || bytes.starts(with: Array("\r\n--".utf8))
    }

    /// The header of a Y4M stream; nil for Motion-JPEG.
    package var y4mHeader: Y4MHeader? {
        if case .y4m(let reader) = source { reader.header } else { nil }
    }

    /// Lends the next frame, which is valid during `body`.
    ///
    /// - Parameters:
    ///   - body: gets the picture, the samples of a Y4M frame, and what a damaged JPEG lacks.
    /// - Returns: nil at the end.
    /// - Throws: for a frame that cannot be read; the next call goes on behind it. `VideoError.cannotRead` ends the
    ///   video.
    package func withNextFrame<R>(
        _ body: (ImageView, UnsafeRawBufferPointer?, [ImageWarning]) -> R
    ) throws(VideoError) -> R? {
        do {
            switch source {
            case .y4m(let reader):
                guard let samples = try reader.next() else { return nil }
                return body(try reader.header.view(samples), samples, [])
            case .motionJPEG(let reader):
                guard let file = try reader.next() else { return nil }
                let image = try Image.decode(file, options: decoding)
                return image.withView { body($0, nil, image.warnings) }
            }
        } catch let error as VideoError {
            throw error
        } catch let error as ImageError {
            throw .image(error)
        } catch {
            preconditionFailure("no other error is thrown: \(error)")
        }
    }
}
