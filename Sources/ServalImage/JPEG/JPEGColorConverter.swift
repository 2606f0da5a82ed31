/// Turns component planes into an RGB image, row by row.
struct JPEGColorConverter {
    private let header: JPEGFrameHeader
    private let colorSpace: JPEGColorSpace
    private let components: [JPEGComponent]

    init(frame: JPEGFrame, colorSpace: JPEGColorSpace) {
        header = frame.header
        self.colorSpace = colorSpace
        components = frame.components
    }

    func makeImage() -> Image {
        let upsamplers = components.compactMap { component in
            component.plane.map { JPEGUpsampler(component, plane: $0, header: header) }
        }
        let width = header.width
        return Image(validWidth: width, height: header.height) { pixels in
            var output = pixels
            for y in 0..<header.height {
                let a = upsamplers[0].samples(ofRow: y, imageWidth: width)
                if upsamplers.count == 1 {
                    expandGray(a, output, width)
                } else {
                    let b = upsamplers[1].samples(ofRow: y, imageWidth: width)
                    let c = upsamplers[2].samples(ofRow: y, imageWidth: width)
                    switch colorSpace {
                    case .gray, .rgb, .cmyk: interleave(a, b, c, output, width)
                    case .ycbcr, .ycck: YCbCrConversion.convertRow(a, b, c, to: output, count: width)
                    }
                    if upsamplers.count == 4 {
                        let black = upsamplers[3].samples(ofRow: y, imageWidth: width)
                        applyBlack(black, output, width)
                    }
                }
                output += width &* 3
            }
        }
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
