import ServalCommandLine
import ServalImage
import ServalPets

/// Writes frames with faces drawn onto them to the standard output, as Y4M.
struct DrawnVideo {
    private let style: DrawingStyle
    /// Nil until the first frame of a video that is no Y4M stream itself.
    private var header: Y4MHeader?
    private let isY4M: Bool
    private var hasBegun = false
    private let framesPerSecond: Double

    /// - Parameter header: that of the video; nil where it has none.
    init(_ style: DrawingStyle, header: Y4MHeader?, framesPerSecond: Double) {
        (self.style, self.header, self.framesPerSecond) = (style, header, framesPerSecond)
        if header != nil, header?.frameRate == nil { self.header?.frameRate = Self.fraction(framesPerSecond) }
        isY4M = header != nil
    }

    /// Writes a frame.
    ///
    /// - Parameter samples: those of a Y4M frame, which stay as they are where nothing is drawn.
    /// - Throws: `VideoError.sizeChanged`, and what the samples throw.
    mutating func draw(_ faces: [TrackedFace], _ view: ImageView, _ samples: UnsafeRawBufferPointer?) throws {
        var header = self.header ?? makeHeader(width: view.width, height: view.height)
        guard view.width == header.width, view.height == header.height else {
            throw VideoError.sizeChanged(expected: [header.width, header.height], found: [view.width, view.height])
        }
        // Colours cannot be drawn onto grey samples.
        if header.colorSpace == .mono { header.colorSpace = .yuv420jpeg }
        let original = Image(view)
        var drawn = original
        style.draw(faces.map(\.face), labels: faces.map(\.label), onto: &drawn)
        if !hasBegun { Console.write(bytes: Array((header.line + "\n").utf8)) }
        (hasBegun, self.header) = (true, isY4M ? self.header : header)
        Console.write(bytes: Array("FRAME\n".utf8))
        if let samples, self.header?.colorSpace == header.colorSpace {
            Console.write(bytes: YUVPicture(samples, original: original, drawn: drawn, header).samples)
        } else {
            Console.write(bytes: YUVPicture(drawn, header).samples)
        }
    }

    private func makeHeader(width: Int, height: Int) -> Y4MHeader {
        Y4MHeader(
            width: width, height: height,
            frameRate: Self.fraction(framesPerSecond), colorSpace: .yuv420jpeg, range: .full)
    }

    private static func fraction(_ rate: Double) -> (numerator: Int, denominator: Int) {
        (max(1, Int((rate * 1000).rounded())), 1000)
    }
}
