/// Scales parts of pictures, keeping its memory from picture to picture.
///
/// Rows are converted to RGB as they are needed and filtered at once, so that no larger picture lies between. The
/// result is that of `Image.letterboxed(width:height:from:fill:)` and `Image.croppedAndResized(_:width:height:fill:)`
/// on the converted, upright picture, up to a level where the picture is turned.
package final class ViewSampler {
    private let columns = AxisFilter()
    private let rows = AxisFilter()
    private let band = GrowingBuffer<UInt8>()
    private let scratch = GrowingBuffer<UInt8>()
    private let between = GrowingBuffer<UInt8>()
    private let content = GrowingBuffer<UInt8>()
    private let output = GrowingBuffer<UInt8>()

    /// Rows that are converted and filtered together.
    private static let bandRows = 4

    package init() {}

    /// The samples of the last picture: RGB, row-major; valid until the next call.
    package struct Result {
        package let pixels: UnsafePointer<UInt8>
        package let mapping: Mapping<ImageSpace, InputSpace>
    }

    /// A part of a picture fitted into a size without distortion, centred on a fill.
    ///
    /// - Parameters:
    ///   - part: in pixels of the upright picture, may reach beyond it; nil for all of it.
    ///   - fill: The level of all three channels beyond the border and around the content.
    ///   - isGray: Colours become their luma, before they are filtered.
    /// - Throws: `ImageError.invalidDimensions`, and `.invalidRectangle` for an empty part or one that covers more
    ///   than 4 times the picture's width or height.
    package func letterbox(
        _ view: ImageView, part: Box<ImageSpace>? = nil, width: Int, height: Int, fill: UInt8, isGray: Bool = false
    ) throws(ImageError) -> Result {
        let count = try Image.pixelCount(width: width, height: height)
        let source = part ?? Box<ImageSpace>(x0: 0, y0: 0, x1: Double(view.width), y1: Double(view.height))
        guard source.isProper else { throw .invalidRectangle(source) }
        let scale = min(Double(width) / source.width, Double(height) / source.height)
        let contentWidth = min(width, max(1, Int((source.width * scale).rounded())))
        let contentHeight = min(height, max(1, Int((source.height * scale).rounded())))
        let (x, y) = ((width - contentWidth) / 2, (height - contentHeight) / 2)
        let output = output.reserve(count * 3)
        if contentWidth < width || contentHeight < height { output.update(repeating: fill, count: count * 3) }
        try fit(
            view, source, width: contentWidth, height: contentHeight, fill: fill, isGray: isGray,
            to: output + (y * width + x) * 3, rowBytes: width * 3)
        let (scaleX, scaleY) = (Double(contentWidth) / source.width, Double(contentHeight) / source.height)
        return Result(
            pixels: UnsafePointer(output),
            mapping: Mapping<ImageSpace, InputSpace>(
                scaleX: scaleX, scaleY: scaleY, offsetX: Double(x) - source.x0 * scaleX,
                offsetY: Double(y) - source.y0 * scaleY))
    }

    /// A part of a picture at a size, both sides fitted.
    ///
    /// - Throws: as `letterbox`.
    package func stretch(
        _ view: ImageView, part: Box<ImageSpace>? = nil, width: Int, height: Int, fill: UInt8, isGray: Bool = false
    ) throws(ImageError) -> Result {
        let count = try Image.pixelCount(width: width, height: height)
        let source = part ?? Box<ImageSpace>(x0: 0, y0: 0, x1: Double(view.width), y1: Double(view.height))
        guard source.isProper else { throw .invalidRectangle(source) }
        let output = output.reserve(count * 3)
        try fit(
            view, source, width: width, height: height, fill: fill, isGray: isGray, to: output, rowBytes: width * 3)
        let (scaleX, scaleY) = (Double(width) / source.width, Double(height) / source.height)
        return Result(
            pixels: UnsafePointer(output),
            mapping: Mapping<ImageSpace, InputSpace>(
                scaleX: scaleX, scaleY: scaleY, offsetX: -source.x0 * scaleX, offsetY: -source.y0 * scaleY))
    }

    /// Scales in the stored picture's frame and turns the small result.
    private func fit(
        _ view: ImageView, _ source: Box<ImageSpace>, width: Int, height: Int, fill: UInt8, isGray: Bool,
        to output: UnsafeMutablePointer<UInt8>, rowBytes: Int
    ) throws(ImageError) {
        let orientation = view.orientation
        let stored = orientation.stored(source, width: Double(view.width), height: Double(view.height))
        let (w, h) = orientation.swapsAxes ? (height, width) : (width, height)
        guard orientation != .up || rowBytes != width * 3 else {
            try filter(view, stored, width: w, height: h, fill: fill, isGray: isGray, to: output)
            return
        }
        let content = content.reserve(w * h * 3)
        try filter(view, stored, width: w, height: h, fill: fill, isGray: isGray, to: content)
        if orientation == .up {
            for row in 0..<height { (output + row * rowBytes).update(from: content + row * w * 3, count: w * 3) }
            return
        }
        let walk = OrientedWalk(orientation, width: w, height: h)
        walk.copy(UnsafePointer(content), to: output, width, height, bytesPerPixel: 3, outputRowPixels: rowBytes / 3)
    }

    /// - Parameters:
    ///   - source: in pixels of the stored picture.
    ///   - output: room for `width · height · 3` bytes.
    private func filter(
        _ view: ImageView, _ source: Box<ImageSpace>, width: Int, height: Int, fill: UInt8, isGray: Bool,
        to output: UnsafeMutablePointer<UInt8>
    ) throws(ImageError) {
        let frame = try SampledFrame(view, source)
        columns.prepare(
            ResampleAxis(sourceCount: frame.width, from: frame.box.x0, to: frame.box.x1, targetCount: width))
        rows.prepare(
            ResampleAxis(sourceCount: frame.height, from: frame.box.y0, to: frame.box.y1, targetCount: height))
        let (takenColumns, takenRows) = (columns.taken, rows.taken)
        let sourceBytes = takenColumns.count * 3
        // The filter reads some bytes beyond a row, and two bytes are written beyond a pixel.
        let band = band.reserve(Self.bandRows * sourceBytes + 16)
        (band + Self.bandRows * sourceBytes).update(repeating: 0, count: 16)
        let scratch = scratch.reserve(YUVLayout.scratchByteCount(takenColumns.count))
        let rowBytes = width * 3
        let between = between.reserve((takenRows.count + Self.bandRows) * rowBytes)
        var row = 0
        while row < takenRows.count {
            for index in 0..<Self.bandRows {
                let y = takenRows.lowerBound + min(row + index, takenRows.count - 1)
                let to = band + index * sourceBytes
                frame.writeRow(y, columns: takenColumns, fill: fill, scratch: scratch, to: to)
                if isGray { Image.turnGray(to, count: takenColumns.count) }
            }
            Resampler.filterFourRows(
                UnsafePointer(band), sourceBytes, columns.weights, width: width, to: between + row * rowBytes)
            row += Self.bandRows
        }
        let weights = rows.weights
        for y in 0..<height {
            let (start, count) = rows.taps(of: y)
            Resampler.filterRow(
                UnsafePointer(between + start * rowBytes), rowBytes: rowBytes, weights.ofTarget(y), count: count,
                to: output + y * rowBytes)
        }
    }
}
