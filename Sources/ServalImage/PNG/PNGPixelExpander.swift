/// Turns reconstructed rows of any colour type and depth into RGB and opacity.
///
/// Depths below 8 are scaled to the full range; of 16 bits the high byte is kept. A transparent colour is compared at
/// full depth.
struct PNGPixelExpander {
    private let header: PNGHeader
    /// 256 colours; black where the file's palette ends.
    private let palette: [RGBAColor]
    private let paletteCount: Int
    private let transparentSample: [UInt16]?
    private let hasAlpha: Bool

    /// - Parameters:
    ///   - palette: The colours of PLTE.
    ///   - transparency: The content of tRNS, nil for none.
    init(header: PNGHeader, palette: [RGBAColor], transparency: UnsafeRawBufferPointer?) {
        self.header = header
        paletteCount = palette.count
        hasAlpha = transparency != nil || header.colorType == .grayAlpha || header.colorType == .rgba
        guard header.colorType == .palette else {
            self.palette = []
            transparentSample = transparency.map { content in
                stride(from: 0, to: content.count - 1, by: 2).map {
                    UInt16(bigEndian: content.loadUnaligned(fromByteOffset: $0, as: UInt16.self))
                }
            }
            return
        }
        var colors = palette + [RGBAColor](repeating: .black, count: max(0, 256 - palette.count))
        if let transparency {
            for index in 0..<min(transparency.count, paletteCount) { colors[index].alpha = transparency[index] }
        }
        self.palette = colors
        transparentSample = nil
    }

    func makeImage(_ data: HeapBuffer<UInt8>, passes: [PNGPass]) -> Image {
        let (width, height) = (header.width, header.height)
        func expand(_ pixels: UnsafeMutablePointer<UInt8>, _ alpha: UnsafeMutablePointer<UInt8>?) {
            var row = UnsafePointer(data.pointer)
            for pass in passes where pass.width > 0 {
                for y in 0..<pass.height {
                    let first = (pass.y + y * pass.stepY) * width + pass.x
                    expandRow(row + 1, pass, pixels + first * 3, alpha.map { $0 + first })
                    row += header.rowBytes(pass.width) + 1
                }
            }
        }
        guard hasAlpha else { return Image(validWidth: width, height: height) { expand($0, nil) } }
        var pixels: [UInt8] = []
        let alpha = [UInt8].written(count: width * height) { alpha in
            pixels = [UInt8].written(count: width * height * 3) { expand($0, alpha) }
        }
        return Image(validWidth: width, height: height, pixels: pixels, alpha: alpha)
    }

    /// The first palette index beyond the palette, and the number of pixels with such an index; nil for none. An entry
    /// matters only where a pixel uses it, so each pixel is looked at.
    func strayIndices(_ data: HeapBuffer<UInt8>, _ passes: [PNGPass]) -> (first: Int, count: Int)? {
        if header.colorType != .palette || paletteCount == 1 << header.bitDepth { return nil }
        var stray: (first: Int, count: Int)?
        var row = UnsafePointer(data.pointer)
        for pass in passes where pass.width > 0 {
            for _ in 0..<pass.height {
                for x in 0..<pass.width {
                    let index = packedSample(row + 1, x)
                    if index >= paletteCount { stray = (stray?.first ?? index, (stray?.count ?? 0) + 1) }
                }
                row += header.rowBytes(pass.width) + 1
            }
        }
        return stray
    }

    /// A sample of at most 8 bits; the leftmost is in the highest bits of its byte.
    @inline(__always)
    private func packedSample(_ row: UnsafePointer<UInt8>, _ x: Int) -> Int {
        let depth = header.bitDepth
        if depth == 8 { return Int(row[x]) }
        let bit = x &* depth
        return Int(row[bit &>> 3]) &>> (8 &- depth &- (bit & 7)) & ((1 &<< depth) &- 1)
    }

    /// A sample of 8 or 16 bits at full depth.
    @inline(__always)
    private func wideSample(_ row: UnsafePointer<UInt8>, _ index: Int) -> UInt16 {
        header.bitDepth == 8
            ? UInt16(row[index]) : UInt16(row[index &* 2]) &<< 8 | UInt16(row[index &* 2 &+ 1])
    }

    private func expandRow(
        _ row: UnsafePointer<UInt8>, _ pass: PNGPass, _ pixels: UnsafeMutablePointer<UInt8>,
        _ alpha: UnsafeMutablePointer<UInt8>?
    ) {
        switch header.colorType {
        case .gray: expandGray(row, pass, pixels, alpha)
        case .palette: expandPalette(row, pass, pixels, alpha)
        case .rgb: expandRGB(row, pass, pixels, alpha)
        case .grayAlpha, .rgba: expandWithAlpha(row, pass, pixels, alpha)
        }
    }

    private func expandGray(
        _ row: UnsafePointer<UInt8>, _ pass: PNGPass, _ pixels: UnsafeMutablePointer<UInt8>,
        _ alpha: UnsafeMutablePointer<UInt8>?
    ) {
        let depth = header.bitDepth
        let factor = depth >= 8 ? 1 : 255 / ((1 << depth) - 1)
        let transparent = transparentSample.map { Int($0[0]) }
        for x in 0..<pass.width {
            let sample = depth == 16 ? Int(wideSample(row, x)) : packedSample(row, x)
            let level = UInt8(truncatingIfNeeded: depth == 16 ? sample &>> 8 : sample &* factor)
            let pixel = pixels + x &* pass.stepX &* 3
            pixel[0] = level
            pixel[1] = level
            pixel[2] = level
            if let alpha { alpha[x &* pass.stepX] = sample == transparent ? 0 : 255 }
        }
    }

    private func expandPalette(
        _ row: UnsafePointer<UInt8>, _ pass: PNGPass, _ pixels: UnsafeMutablePointer<UInt8>,
        _ alpha: UnsafeMutablePointer<UInt8>?
    ) {
        palette.withUnsafeBufferPointer { palette in
            for x in 0..<pass.width {
                let color = palette[packedSample(row, x)]
                let pixel = pixels + x &* pass.stepX &* 3
                pixel[0] = color.red
                pixel[1] = color.green
                pixel[2] = color.blue
                if let alpha { alpha[x &* pass.stepX] = color.alpha }
            }
        }
    }

    private func expandRGB(
        _ row: UnsafePointer<UInt8>, _ pass: PNGPass, _ pixels: UnsafeMutablePointer<UInt8>,
        _ alpha: UnsafeMutablePointer<UInt8>?
    ) {
        if header.bitDepth == 8, pass.stepX == 1, alpha == nil {
            pixels.update(from: row, count: pass.width * 3)
            return
        }
        let size = header.bitDepth / 8
        for x in 0..<pass.width {
            let pixel = pixels + x &* pass.stepX &* 3
            for channel in 0..<3 { pixel[channel] = row[(x &* 3 &+ channel) &* size] }
            if let alpha, let transparentSample {
                let isTransparent =
                    wideSample(row, x &* 3) == transparentSample[0]
                    && wideSample(row, x &* 3 &+ 1) == transparentSample[1]
                    && wideSample(row, x &* 3 &+ 2) == transparentSample[2]
                alpha[x &* pass.stepX] = isTransparent ? 0 : 255
            }
        }
    }

    private func expandWithAlpha(
        _ row: UnsafePointer<UInt8>, _ pass: PNGPass, _ pixels: UnsafeMutablePointer<UInt8>,
        _ alpha: UnsafeMutablePointer<UInt8>?
    ) {
        guard let alpha else { return }
        let size = header.bitDepth / 8
        let channels = header.colorType.channels
        for x in 0..<pass.width {
            let source = row + x &* channels &* size
            let pixel = pixels + x &* pass.stepX &* 3
            if channels == 2 {
                pixel[0] = source[0]
                pixel[1] = source[0]
                pixel[2] = source[0]
            } else {
                pixel[0] = source[0]
                pixel[1] = source[size]
                pixel[2] = source[size &* 2]
            }
            alpha[x &* pass.stepX] = source[(channels &- 1) &* size]
        }
    }
}
