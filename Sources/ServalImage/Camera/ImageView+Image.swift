extension ImageView {
    /// Writes pixels of a stored row as RGB.
    ///
    /// - Parameter scratch: room for `YUVLayout.scratchByteCount` bytes.
    func writeRow(
        _ y: Int, columns: Range<Int>, scratch: UnsafeMutablePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>
    ) {
        switch layout {
        case .packed(let packed): packed.writeRow(y, columns: columns, to: output)
        case .yuv(let yuv): yuv.writeRow(y, columns: columns, scratch: scratch, to: output)
        }
    }
}

extension Image {
    /// A copy of a view's picture, upright.
    public init(_ view: ImageView) {
        let (width, height) = (view.storedWidth, view.storedHeight)
        let scratch = HeapBuffer<UInt8>(count: YUVLayout.scratchByteCount(width))
        let stored = Image(validWidth: width, height: height) { output in
            for y in 0..<height {
                view.writeRow(y, columns: 0..<width, scratch: scratch.pointer, to: output + y &* width &* 3)
            }
        }
        self = stored.oriented(view.orientation)
    }

    /// Lends the picture's samples as a view, which is valid during `body`. Opacity is left out.
    public func withView<R, E: Error>(_ body: (ImageView) throws(E) -> R) throws(E) -> R {
        try pixels.withUnsafeBufferPointer { (samples) throws(E) -> R in
            guard let start = samples.baseAddress else { preconditionFailure("an image has at least one pixel") }
            return try body(
                ImageView(
                    storedWidth: width, storedHeight: height, orientation: .up,
                    layout: .packed(PackedLayout(start: start, bytesPerRow: width * 3, format: .rgb))))
        }
    }
}
