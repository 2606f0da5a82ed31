import ServalImage
import Testing

@Suite struct ImageViewTests {
    /// Soft colours that differ everywhere, of an odd size.
    static func photo(_ width: Int = 37, _ height: Int = 29) throws -> Image {
        var pixels: [UInt8] = []
        for y in 0..<height {
            for x in 0..<width {
                pixels += [
                    UInt8(30 + 190 * x / width), UInt8(40 + 180 * y / height),
                    UInt8(200 - 150 * (x + y) / (width + height)),
                ]
            }
        }
        return try Image(width: width, height: height, pixels: pixels)
    }

    /// The memory of a packed picture whose rows are followed by padding.
    static func packed(_ image: Image, _ format: PackedPixelFormat, padding: Int) -> (bytes: [UInt8], stride: Int) {
        let order: [Character] = Array(format.rawValue)
        var bytes: [UInt8] = []
        for y in 0..<image.height {
            for x in 0..<image.width {
                let color = image[x, y]
                for channel in order {
                    switch channel {
                    case "r": bytes.append(color.red)
                    case "g": bytes.append(color.green)
                    case "b": bytes.append(color.blue)
                    default: bytes.append(7)
                    }
                }
            }
            bytes += [UInt8](repeating: 99, count: padding)
        }
        return (bytes, image.width * order.count + padding)
    }

    @Test(arguments: PackedPixelFormat.allCases, [0, 13])
    func `A packed view is the picture, whatever the order of its bytes and the padding of its rows`(
        format: PackedPixelFormat, padding: Int
    ) throws {
        let image = try Self.photo()
        let (bytes, stride) = Self.packed(image, format, padding: padding)
        try bytes.withUnsafeBytes { bytes in
            // The last row needs no padding.
            let view = try ImageView(
                UnsafeRawBufferPointer(rebasing: bytes[..<(bytes.count - padding)]), format: format,
                width: image.width, height: image.height, bytesPerRow: stride)
            #expect(Image(view) == image)
        }
    }

    @Test(arguments: ImageOrientation.allCases)
    func `A view stands upright as its orientation says`(orientation: ImageOrientation) throws {
        let image = try Self.photo()
        let (bytes, stride) = Self.packed(image, .bgra, padding: 4)
        try bytes.withUnsafeBytes { bytes in
            let view = try ImageView(
                bytes, format: .bgra, width: image.width, height: image.height, bytesPerRow: stride,
                orientation: orientation)
            #expect(Image(view) == image.oriented(orientation))
            #expect(view.width == Image(view).width && view.height == Image(view).height)
        }
    }

    @Test(arguments: [
        (YUVEncoding(.bt601, .full), (76, 85, 255)), (YUVEncoding(.bt601, .video), (81, 90, 240)),
        (YUVEncoding(.bt709, .full), (54, 99, 255)), (YUVEncoding(.bt709, .video), (63, 102, 240)),
        (YUVEncoding(.bt2020, .video), (74, 97, 240)),
    ])
    func `Red, black and white are what the recommendations say`(encoding: YUVEncoding, red: (Int, Int, Int)) throws {
        let (low, high) = encoding.range == .full ? (UInt8(0), UInt8(255)) : (16, 235)
        // Enough pixels for vectors, and some more.
        let count = 45
        let luma = [[UInt8]](repeating: [UInt8(red.0), low, high], count: count).flatMap { $0 }
        let u = [[UInt8]](repeating: [UInt8(red.1), 128, 128], count: count).flatMap { $0 }
        let v = [[UInt8]](repeating: [UInt8(red.2), 128, 128], count: count).flatMap { $0 }
        let image = try Self.withPlanes(luma, u, v) { luma, u, v in
            Image(
                try ImageView(
                    luma: luma, u: u, v: v, subsampling: .yuv444, encoding: encoding, width: 3 * count, height: 1))
        }
        for x in 0..<count {
            let color = image[3 * x, 0]
            #expect(color.red >= 253 && color.green <= 3 && color.blue <= 3)
            #expect(image[3 * x + 1, 0] == .black && image[3 * x + 2, 0] == .white)
        }
    }

    private static func withPlanes<R>(
        _ luma: [UInt8], _ u: [UInt8], _ v: [UInt8], stride: Int? = nil, chromaStride: Int? = nil,
        _ body: (PixelPlane, PixelPlane, PixelPlane) throws -> R
    ) rethrows -> R {
        try luma.withUnsafeBytes { luma in
            try u.withUnsafeBytes { u in
                try v.withUnsafeBytes { v in
                    try body(
                        PixelPlane(luma, bytesPerRow: stride ?? luma.count),
                        PixelPlane(u, bytesPerRow: chromaStride ?? u.count),
                        PixelPlane(v, bytesPerRow: chromaStride ?? v.count))
                }
            }
        }
    }

    /// Luma and chroma of a picture, chroma averaged over the pixels that share it.
    struct Planes {
        var luma: [UInt8] = []
        var u: [UInt8] = []
        var v: [UInt8] = []
        let chromaWidth: Int

        init(_ image: Image, _ subsampling: ChromaSubsampling, _ encoding: YUVEncoding) {
            let (red, blue): (Double, Double) =
                switch encoding.matrix {
                case .bt601: (0.299, 0.114)
                case .bt709: (0.2126, 0.0722)
                case .bt2020: (0.2627, 0.0593)
                }
            let isFull = encoding.range == .full
            let (scale, offset, chromaScale) = isFull ? (1.0, 0.0, 1.0) : (219.0 / 255, 16.0, 224.0 / 255)
            func yuv(_ x: Int, _ y: Int) -> (y: Double, u: Double, v: Double) {
                let color = image[min(x, image.width - 1), min(y, image.height - 1)]
                let (r, g, b) = (Double(color.red), Double(color.green), Double(color.blue))
                let luma = red * r + (1 - red - blue) * g + blue * b
                return (luma, (b - luma) / (2 * (1 - blue)), (r - luma) / (2 * (1 - red)))
            }
            for y in 0..<image.height {
                for x in 0..<image.width { luma.append(UInt8((yuv(x, y).y * scale + offset).rounded())) }
            }
            let (columns, rows) = (subsampling.columns, subsampling.rows)
            chromaWidth = (image.width + columns - 1) / columns
            for y in 0..<(image.height + rows - 1) / rows {
                for x in 0..<chromaWidth {
                    var (sumU, sumV) = (0.0, 0.0)
                    for dy in 0..<rows {
                        for dx in 0..<columns {
                            let color = yuv(columns * x + dx, rows * y + dy)
                            (sumU, sumV) = (sumU + color.u, sumV + color.v)
                        }
                    }
                    let count = Double(rows * columns)
                    u.append(UInt8((sumU / count * chromaScale + 128).rounded()))
                    v.append(UInt8((sumV / count * chromaScale + 128).rounded()))
                }
            }
        }
    }

    /// The largest and the mean difference of two pictures' samples.
    static func difference(_ a: Image, _ b: Image) -> (largest: Int, mean: Double) {
        let differences = zip(a.pixels, b.pixels).map { abs(Int($0) - Int($1)) }
        return (differences.max() ?? 0, Double(differences.reduce(0, +)) / Double(differences.count))
    }

    @Test(
        arguments: ChromaSubsampling.allCases,
        [YUVEncoding.jpeg, YUVEncoding(.bt601, .video), YUVEncoding(.bt709, .full), YUVEncoding(.bt709, .video)])
    func `A view of luma and chroma is the photo that they were made from`(
        subsampling: ChromaSubsampling, encoding: YUVEncoding
    ) throws {
        let image = try Self.photo(101, 62)
        let planes = Planes(image, subsampling, encoding)
        let found = try Self.withPlanes(
            planes.luma, planes.u, planes.v, stride: 101, chromaStride: planes.chromaWidth
        ) { luma, u, v in
            Image(
                try ImageView(
                    luma: luma, u: u, v: v, subsampling: subsampling, encoding: encoding, width: 101, height: 62))
        }
        let (largest, mean) = Self.difference(found, image)
        #expect(largest <= 5 && mean < 1.2, "\(largest), \(mean)")
    }

    @Test func `NV12, NV21, YUYV and UYVY hold what the planes hold`() throws {
        let image = try Self.photo(38, 30)
        let encoding = YUVEncoding(.bt709, .video)
        let half = Planes(image, .yuv420, encoding)
        let expected = try Self.withPlanes(half.luma, half.u, half.v, stride: 38, chromaStride: 19) { luma, u, v in
            Image(try ImageView(luma: luma, u: u, v: v, encoding: encoding, width: 38, height: 30))
        }
        for isVFirst in [false, true] {
            let pairs = zip(half.u, half.v).flatMap { isVFirst ? [$1, $0] : [$0, $1] }
            let found = try Self.withPlanes(half.luma, pairs, [], stride: 38, chromaStride: 38) { luma, chroma, _ in
                Image(
                    try ImageView(
                        luma: luma, chroma: chroma, isVFirst: isVFirst, encoding: encoding, width: 38, height: 30))
            }
            #expect(found == expected)
        }
        let rows = Planes(image, .yuv422, encoding)
        let planar = try Self.withPlanes(rows.luma, rows.u, rows.v, stride: 38, chromaStride: 19) { luma, u, v in
            Image(
                try ImageView(
                    luma: luma, u: u, v: v, subsampling: .yuv422, encoding: encoding, width: 38, height: 30))
        }
        for isChromaFirst in [false, true] {
            let bytes = rows.u.indices.flatMap { index -> [UInt8] in
                let (a, b) = (rows.luma[2 * index], rows.luma[2 * index + 1])
                return isChromaFirst ? [rows.u[index], a, rows.v[index], b] : [a, rows.u[index], b, rows.v[index]]
            }
            let found = try bytes.withUnsafeBytes { bytes in
                Image(
                    try ImageView(
                        yuyv: bytes, isChromaFirst: isChromaFirst, encoding: encoding, width: 38, height: 30,
                        bytesPerRow: 76))
            }
            #expect(found == planar)
        }
    }

    @Test func `Grey of either range fills all channels`() throws {
        let levels: [UInt8] = [0, 16, 128, 235, 255, 16, 16, 235]
        for (range, expected) in [(YUVEncoding.Range.full, levels), (.video, [0, 0, 130, 255, 255, 0, 0, 255])] {
            try levels.withUnsafeBytes { bytes in
                let view = try ImageView(
                    gray: PixelPlane(bytes, bytesPerRow: 5), range: range, width: 3, height: 2)
                let rows = [expected[0..<3], expected[5..<8]].joined()
                #expect(Image(view).pixels == rows.flatMap { [$0, $0, $0] })
            }
        }
    }

    @Test func `Memory that is too small for the picture is refused`() throws {
        let bytes = [UInt8](repeating: 0, count: 100)
        bytes.withUnsafeBytes { bytes in
            func error(_ width: Int, _ height: Int, _ stride: Int) -> ImageError? {
                do throws(ImageError) {
                    _ = try ImageView(bytes, format: .bgra, width: width, height: height, bytesPerRow: stride)
                    return nil
                } catch { return error }
            }
            #expect(error(5, 5, 20) == nil)
            #expect(
                error(5, 6, 20)
                    == .planeTooSmall(plane: .pixels, width: 5, height: 6, bytesPerRow: 20, expected: 120, found: 100))
            #expect(
                error(5, 5, 19)
                    == .rowStrideTooSmall(plane: .pixels, width: 5, height: 5, expected: 20, found: 19))
            #expect(
                error(5, 5, -20)
                    == .rowStrideTooSmall(plane: .pixels, width: 5, height: 5, expected: 20, found: -20))
            #expect(error(0, 5, 20) == .invalidDimensions(width: 0, height: 5))
            #expect(
                error(5, 1 << 40, 1 << 40)
                    == .planeTooSmall(
                        plane: .pixels, width: 5, height: 1 << 40, bytesPerRow: 1 << 40, expected: .max, found: 100))
            let luma = PixelPlane(bytes, bytesPerRow: 9)
            let chroma = PixelPlane(UnsafeRawBufferPointer(rebasing: bytes[..<49]), bytesPerRow: 10)
            let failure = #expect(throws: ImageError.self) {
                try ImageView(luma: luma, chroma: chroma, encoding: .jpeg, width: 9, height: 9)
            }
            #expect(
                failure
                    == .planeTooSmall(plane: .chroma, width: 9, height: 9, bytesPerRow: 10, expected: 50, found: 49))
        }
    }

    @Test func `An error of a view names the plane, the picture's size and the bytes in a row`() throws {
        let bytes = [UInt8](repeating: 0, count: 100)
        bytes.withUnsafeBytes { bytes in
            let plane = PixelPlane(bytes, bytesPerRow: 10)
            let short = PixelPlane(UnsafeRawBufferPointer(rebasing: bytes[..<24]), bytesPerRow: 5)
            let narrow = PixelPlane(bytes, bytesPerRow: 4)
            for (u, v, name) in [(short, plane, "U plane"), (plane, short, "V plane")] {
                let error = #expect(throws: ImageError.self) {
                    try ImageView(luma: plane, u: u, v: v, encoding: .jpeg, width: 10, height: 10)
                }
                #expect(
                    error?.description.hasPrefix(
                        "The memory of the \(name) of a picture of 10 x 10 pixels has 24 bytes, but its rows, 5 bytes "
                            + "apart, need 25.") == true)
            }
            let error = #expect(throws: ImageError.self) {
                try ImageView(luma: plane, u: narrow, v: plane, encoding: .jpeg, width: 10, height: 10)
            }
            #expect(error == .rowStrideTooSmall(plane: .u, width: 10, height: 10, expected: 5, found: 4))
        }
    }

    @Test func `A picture of more pixels than memory can have is not told to be larger`() {
        let large = ImageError.invalidDimensions(width: .max, height: .max).description
        let empty = ImageError.invalidDimensions(width: .max, height: 0).description
        #expect(!large.contains("at least 1") && large.contains("own width and height"))
        #expect(empty.contains("at least 1"))
    }

    @Test(arguments: [false, true], [nil, 40 * 31] as [Int?])
    func `NV12 and NV21 in one buffer are the picture of their two planes`(isVFirst: Bool, chromaOffset: Int?) throws {
        let image = try Self.photo()
        let encoding = YUVEncoding(.bt709, .video)
        let planes = Planes(image, .yuv420, encoding)
        let stride = 40
        // Rows of the odd width 37 are followed by padding, which the last row does not have.
        var bytes = [UInt8](repeating: 99, count: chromaOffset ?? stride * image.height)
        for y in 0..<image.height {
            for x in 0..<image.width { bytes[y * stride + x] = planes.luma[y * image.width + x] }
        }
        for y in 0..<(image.height + 1) / 2 {
            for x in 0..<planes.chromaWidth {
                let index = y * planes.chromaWidth + x
                bytes += isVFirst ? [planes.v[index], planes.u[index]] : [planes.u[index], planes.v[index]]
            }
            if y < image.height / 2 { bytes += [UInt8](repeating: 99, count: stride - 2 * planes.chromaWidth) }
        }
        let expected = try Self.withPlanes(
            planes.luma, planes.u, planes.v, stride: image.width, chromaStride: planes.chromaWidth
        ) { luma, u, v in
            Image(
                try ImageView(luma: luma, u: u, v: v, encoding: encoding, width: image.width, height: image.height))
        }
        try bytes.withUnsafeBytes { bytes in
            func view(_ bytes: UnsafeRawBufferPointer, offset: Int?) throws -> ImageView {
                try ImageView(
                    nv12: bytes, isVFirst: isVFirst, encoding: encoding, width: image.width, height: image.height,
                    bytesPerRow: stride, chromaOffset: offset)
            }
            let found = Image(try view(bytes, offset: chromaOffset))
            #expect(found == expected)
            let needed = stride * 14 + 38
            let error = #expect(throws: ImageError.self) {
                try view(UnsafeRawBufferPointer(rebasing: bytes.dropLast()), offset: chromaOffset)
            }
            #expect(
                error
                    == .planeTooSmall(
                        plane: .chroma, width: 37, height: 29, bytesPerRow: stride, expected: needed,
                        found: needed - 1))
            for offset in [-1, bytes.count + 1, Int.max] {
                let error = #expect(throws: ImageError.self) { try view(bytes, offset: offset) }
                #expect(
                    error
                        == .planeTooSmall(
                            plane: .chroma, width: 37, height: 29, bytesPerRow: stride, expected: needed, found: 0))
            }
        }
    }

    @Test func `Sizes whose product cannot be counted are refused in one buffer, too`() {
        [UInt8](repeating: 0, count: 100).withUnsafeBytes { bytes in
            for (width, height, stride) in [(4, Int.max, 8), (.max, .max, .max), (4, 4, .max), (4, 4, .min), (0, 0, 0)]
            {
                #expect(throws: ImageError.self) {
                    try ImageView(nv12: bytes, encoding: .jpeg, width: width, height: height, bytesPerRow: stride)
                }
            }
        }
    }
}
