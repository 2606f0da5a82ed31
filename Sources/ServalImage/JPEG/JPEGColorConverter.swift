/// Turns component planes into an RGB image, row by row.
struct JPEGColorConverter {
    private let header: JPEGFrameHeader
    private let colorSpace: JPEGColorSpace
    /// Keeps the planes that the upsamplers point to.
    private let components: [JPEGComponent]
    private let upsamplers: [JPEGUpsampler]

    /// - Parameter frame: A frame whose components have planes; they are read when rows are converted.
    init(frame: JPEGFrame, colorSpace: JPEGColorSpace) {
        header = frame.header
        self.colorSpace = colorSpace
        components = frame.components
        upsamplers = frame.components.compactMap { component in
            component.plane.map { JPEGUpsampler(component, plane: $0, header: frame.header) }
        }
    }

    /// Converts image rows.
    ///
    /// - Parameters:
    ///   - rows: The rows.
    ///   - pixels: The first sample of the first of them.
    func convert(rows: Range<Int>, into pixels: UnsafeMutablePointer<UInt8>) {
        let width = header.outputWidth
        for y in rows {
            let output = pixels + (y &- rows.lowerBound) &* width &* 3
            let a = upsamplers[0].samples(ofRow: y, imageWidth: width)
            guard upsamplers.count > 1 else {
                expandGray(a, output, width)
                continue
            }
            let b = upsamplers[1].samples(ofRow: y, imageWidth: width)
            let c = upsamplers[2].samples(ofRow: y, imageWidth: width)
            switch colorSpace {
            case .gray, .rgb, .cmyk: interleave(a, b, c, output, width)
            case .ycbcr, .ycck: YCbCrConversion.convertRow(a, b, c, to: output, count: width)
            }
            if upsamplers.count == 4 {
                applyBlack(upsamplers[3].samples(ofRow: y, imageWidth: width), output, width)
            }
        }
        withExtendedLifetime(components) {}
    }

    private func expandGray(_ gray: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<UInt8>, _ count: Int) {
        for x in 0..<count {
            output[x &* 3] = gray[x]
            output[x &* 3 &+ 1] = gray[x]
            output[x &* 3 &+ 2] = gray[x]
        }
    }

    private func interleave(
        _ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ c: UnsafePointer<UInt8>,
        _ output: UnsafeMutablePointer<UInt8>, _ count: Int
    ) {
        for x in 0..<count {
            output[x &* 3] = a[x]
            output[x &* 3 &+ 1] = b[x]
            output[x &* 3 &+ 2] = c[x]
        }
    }

    /// Applies the black component to a row of colours.
    ///
    /// Stored inverted, C, M and Y are R, G and B without black, and K is the share of light that black lets pass.
    /// YCCK holds C, M and Y as a picture whose inverse is YCbCr, so its RGB has to be inverted back.
    private func applyBlack(_ black: UnsafePointer<UInt8>, _ output: UnsafeMutablePointer<UInt8>, _ count: Int) {
        let mask: UInt8 = colorSpace == .ycck ? 255 : 0
        for x in 0..<count {
            let light = Int32(black[x])
            for channel in 0..<3 {
                let ink = Int32(255 &- (output[x &* 3 &+ channel] ^ mask))
                let product = ink &* light &+ 128
                let shade = light &- (product &+ (product &>> 8)) &>> 8
                output[x &* 3 &+ channel] = UInt8(truncatingIfNeeded: max(0, shade))
            }
        }
    }
}
