import ServalImage

/// Y4M streams and Motion-JPEG, as `track` reads them.
package enum VideoTarget: FuzzTarget {
    package static let name = "video"
    package static let lengthLimit = 4096

    private static let frameLimit = 1 << 16

    /// What became of one frame.
    private enum Frame: Equatable {
        case picture(Image, samples: [UInt8]?)
        case refused(String)
    }

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let frames = try frames(of: input, at: input.count + 1)
        // How the bytes come is no part of a video: a pipe gives them in pieces of any size.
        let sum = input.reduce(0) { $0 &+ Int($1) }
        guard sum % 4 == 0 else { return }
        guard try self.frames(of: input, at: 1 + sum / 4 % 64) == frames else {
            throw FuzzFailure("Read in small pieces, the video is another one.")
        }
    }

    /// All frames of a video whose bytes come in pieces of at most `size`.
    private static func frames(of input: UnsafeRawBufferPointer, at size: Int) throws(FuzzFailure) -> [Frame] {
        var position = 0
        let reader: VideoReader
        do {
            reader = try VideoReader(
                sizeLimit: frameLimit, decoding: DecodeOptions(limits: PhotoCheck.limits)
            ) { (buffer) throws(VideoError) in
                let count = min(buffer.count, size, input.count - position)
                buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: input[position..<position + count]))
                position += count
                return count
            }
        } catch {
            return [try refused(error)]
        }
        if let header = reader.y4mHeader { try check(header) }
        var frames: [Frame] = []
        // Each frame, and each fault between frames, uses up a byte at least.
        while frames.count <= input.count + 1 {
            do {
                let frame = try reader.withNextFrame { view, samples, _ in
                    (Image(view), samples.map { [UInt8]($0) })
                }
                guard let (image, samples) = frame else { return frames }
                try check(image, samples, reader.y4mHeader)
                frames.append(.picture(image, samples: samples))
            } catch let error as VideoError {
                frames.append(try refused(error))
                switch error {
                case .cannotRead, .frameTooLarge: return frames
                default: break
                }
            } catch let error as FuzzFailure {
                throw error
            } catch {
                throw FuzzFailure("An error of another kind came: \(error)")
            }
        }
        throw FuzzFailure("The video has more frames than bytes.")
    }

    private static func refused(_ error: VideoError) throws(FuzzFailure) -> Frame {
        guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
        return .refused(error.description)
    }

    /// The line that a header is written as says the same.
    private static func check(_ header: Y4MHeader) throws(FuzzFailure) {
        guard let read = try? Y4MHeader(line: header.line), read == header, read.width == header.width,
            read.height == header.height, read.colorSpace == header.colorSpace, read.range == header.range,
            read.frameRate?.numerator == header.frameRate?.numerator
        else { throw FuzzFailure("The header's line '\(header.line)' says another thing.") }
    }

    /// A frame on which nothing is drawn stays as it is, and one that is written anew has its size.
    private static func check(_ image: Image, _ samples: [UInt8]?, _ header: Y4MHeader?) throws(FuzzFailure) {
        guard image.pixels.count == image.width * image.height * 3 else {
            throw FuzzFailure("The picture's samples are not as many as its pixels.")
        }
        guard var header, let samples else { return }
        guard image.width == header.width, image.height == header.height, samples.count == header.byteCounts.frame
        else {
            throw FuzzFailure("A frame is not of the header's size.")
        }
        let kept = samples.withUnsafeBytes { YUVPicture($0, original: image, drawn: image, header).samples }
        guard kept == samples else { throw FuzzFailure("A frame on which nothing was drawn is another one.") }
        if header.colorSpace == .mono { header.colorSpace = .yuv420jpeg }
        guard YUVPicture(image, header).samples.count == header.byteCounts.frame else {
            throw FuzzFailure("A frame was written at another size.")
        }
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        if mutator.random.oneIn(8) { return mutator.bytes(input) }
        let result: [UInt8]
        if input.starts(with: Y4MHeader.signature.utf8) {
            var parts = Y4MParts(input)
            for _ in 0..<mutator.random.int(1...3) { parts.mutate(&mutator) }
            result = parts.serialized(mends: !mutator.random.oneIn(4))
        } else {
            var parts = MotionJPEGParts(input)
            for _ in 0..<mutator.random.int(1...2) { parts.mutate(&mutator) }
            result = parts.serialized()
        }
        return result.count <= mutator.lengthLimit ? result : mutator.bytes(input)
    }
}
