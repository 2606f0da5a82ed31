/// What the first line of a Y4M stream says (yuv4mpeg(5) of the MJPEG tools, and ffmpeg's XCOLORRANGE).
package struct Y4MHeader: Sendable, Equatable {
    /// How the samples of a frame lie: planes of luma, U and V, and perhaps opacity, without padding.
    package enum ColorSpace: String, Sendable, CaseIterable {
        case mono
        case yuv420 = "420"
        case yuv420jpeg = "420jpeg"
        case yuv420mpeg2 = "420mpeg2"
        case yuv420paldv = "420paldv"
        case yuv422 = "422"
        case yuv444 = "444"
        case yuv444alpha = "444alpha"

        /// Nil for grey.
        var subsampling: ChromaSubsampling? {
            switch self {
            case .mono: nil
            case .yuv420, .yuv420jpeg, .yuv420mpeg2, .yuv420paldv: .yuv420
            case .yuv422: .yuv422
            case .yuv444, .yuv444alpha: .yuv444
            }
        }
    }

    package var width: Int
    package var height: Int
    /// Frames a second; nil where the stream does not say.
    package var frameRate: (numerator: Int, denominator: Int)?
    package var colorSpace: ColorSpace
    package var range: YUVEncoding.Range
    /// The other parameters, as they stand.
    package var others: [String] = []

    package static let signature = "YUV4MPEG2"

    package init(
        width: Int, height: Int, frameRate: (numerator: Int, denominator: Int)?, colorSpace: ColorSpace,
        range: YUVEncoding.Range
    ) {
        (self.width, self.height, self.frameRate) = (width, height, frameRate)
        (self.colorSpace, self.range) = (colorSpace, range)
    }

    package static func == (a: Y4MHeader, b: Y4MHeader) -> Bool { a.line == b.line }

    /// - Parameter line: without the line feed.
    package init(line: String) throws(VideoError) {
        let words = line.split(separator: " ")
        guard words.first.map(String.init) == Self.signature else { throw .invalidHeader(parameter: "signature") }
        var (width, height) = (0, 0)
        (colorSpace, range) = (.yuv420jpeg, .video)
        for word in words.dropFirst() {
            let value = String(word.dropFirst())
            switch word.first {
            case "W": width = Int(value) ?? 0
            case "H": height = Int(value) ?? 0
            case "F":
                let parts = value.split(separator: ":").compactMap { Int($0) }
                guard parts.count == 2, parts.allSatisfy({ $0 >= 0 }) else {
                    throw .invalidHeader(parameter: "frame rate")
                }
                if parts[0] > 0, parts[1] > 0 { frameRate = (parts[0], parts[1]) }
            case "C":
                guard let space = ColorSpace(rawValue: value) else { throw .unsupportedColorSpace(value) }
                colorSpace = space
            case "X" where value.hasPrefix("COLORRANGE="):
                range = value == "COLORRANGE=FULL" ? .full : .video
            default: others.append(String(word))
            }
        }
        let (count, overflow) = width.multipliedReportingOverflow(by: height)
        guard width > 0, height > 0, !overflow, count <= ByteQueue.standardSizeLimit else {
            throw .invalidHeader(parameter: "size")
        }
        (self.width, self.height) = (width, height)
        let limit = ByteQueue.standardSizeLimit - Y4MReader.lineLimit
        guard byteCounts.frame <= limit else { throw .frameTooLarge(limit: limit) }
    }

    /// The line, without the line feed.
    package var line: String {
        var words = [Self.signature, "W\(width)", "H\(height)"]
        if let frameRate { words.append("F\(frameRate.numerator):\(frameRate.denominator)") }
        words += others.filter { !$0.hasPrefix("X") }
        words.append("C\(colorSpace.rawValue)")
        words += others.filter { $0.hasPrefix("X") }
        words.append("XCOLORRANGE=\(range == .full ? "FULL" : "LIMITED")")
        return words.joined(separator: " ")
    }

    /// The numbers of a frame's samples: luma, each of the chroma planes, and all with opacity.
    package var byteCounts: (luma: Int, chroma: Int, frame: Int) {
        let luma = width * height
        guard let subsampling = colorSpace.subsampling else { return (luma, 0, luma) }
        let chroma = chromaWidth * ((height + subsampling.rows - 1) / subsampling.rows)
        return (luma, chroma, luma + 2 * chroma + (colorSpace == .yuv444alpha ? luma : 0))
    }

    package var chromaWidth: Int {
        guard let subsampling = colorSpace.subsampling else { return 0 }
        return (width + subsampling.columns - 1) / subsampling.columns
    }

    /// Y4M does not tell the matrix; pictures of more rows than standard definition are taken for BT.709.
    package var encoding: YUVEncoding { YUVEncoding(height > 576 ? .bt709 : .bt601, range) }

    /// A frame's samples as a picture.
    ///
    /// - Parameter samples: `byteCounts.frame` bytes.
    package func view(_ samples: UnsafeRawBufferPointer) throws(ImageError) -> ImageView {
        let (lumaCount, chromaCount, _) = byteCounts
        func plane(_ first: Int, _ count: Int, _ width: Int) -> PixelPlane {
            PixelPlane(UnsafeRawBufferPointer(rebasing: samples[first..<first + count]), bytesPerRow: width)
        }
        let luma = plane(0, lumaCount, width)
        guard let subsampling = colorSpace.subsampling else {
            return try ImageView(gray: luma, range: range, width: width, height: height)
        }
        return try ImageView(
            luma: luma, u: plane(lumaCount, chromaCount, chromaWidth),
            v: plane(lumaCount + chromaCount, chromaCount, chromaWidth), subsampling: subsampling,
            encoding: encoding, width: width, height: height)
    }
}
