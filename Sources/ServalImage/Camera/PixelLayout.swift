/// How the samples of a view lie in memory.
enum PixelLayout {
    case packed(PackedLayout)
    case yuv(YUVLayout)
}

struct PackedLayout {
    let start: UnsafePointer<UInt8>
    let bytesPerRow: Int
    let format: PackedPixelFormat

    /// Writes pixels of a row as RGB.
    func writeRow(_ y: Int, columns: Range<Int>, to output: UnsafeMutablePointer<UInt8>) {
        let bytes = format.bytesPerPixel
        let row = start + (y &* bytesPerRow &+ columns.lowerBound &* bytes)
        switch format {
        case .rgb: output.update(from: row, count: columns.count &* 3)
        case .rgba: copy(row, 4, 0, 1, 2, columns.count, output)
        case .bgra: copy(row, 4, 2, 1, 0, columns.count, output)
        case .bgr, .argb, .abgr:
            let offsets = format.offsets
            copy(row, bytes, offsets.red, offsets.green, offsets.blue, columns.count, output)
        }
    }

    @inline(__always)
    private func copy(
        _ row: UnsafePointer<UInt8>, _ step: Int, _ red: Int, _ green: Int, _ blue: Int, _ count: Int,
        _ output: UnsafeMutablePointer<UInt8>
    ) {
        for x in 0..<count {
            output[x &* 3] = row[x &* step &+ red]
            output[x &* 3 &+ 1] = row[x &* step &+ green]
            output[x &* 3 &+ 2] = row[x &* step &+ blue]
        }
    }
}

/// The samples of one component, `step` bytes apart.
struct ComponentLayout {
    let start: UnsafePointer<UInt8>
    let bytesPerRow: Int
    let step: Int

    /// Writes samples `columns` of a row, each `repeats` times, the first of them `skipped` times less.
    func writeRow(
        _ y: Int, columns: Range<Int>, repeats: Int, skipped: Int, to output: UnsafeMutablePointer<UInt8>
    ) {
        let row = start + y &* bytesPerRow
        if repeats == 1, step == 1 {
            output.update(from: row + columns.lowerBound, count: columns.count)
            return
        }
        let step = step
        if repeats == 1 {
            for x in 0..<columns.count { output[x] = row[(columns.lowerBound &+ x) &* step] }
            return
        }
        var column = columns.lowerBound
        var to = output
        if skipped == 1 {
            to[0] = row[column &* step]
            to += 1
            column &+= 1
        }
        for x in 0..<max(0, columns.upperBound &- column) {
            let sample = row[(column &+ x) &* step]
            to[x &* 2] = sample
            to[x &* 2 &+ 1] = sample
        }
    }
}

struct ChromaLayout {
    let u: ComponentLayout
    let v: ComponentLayout
    let subsampling: ChromaSubsampling
}

struct YUVLayout {
    let luma: ComponentLayout
    /// Nil for grey pictures.
    let chroma: ChromaLayout?
    let conversion: YUVConversion

    init(luma: ComponentLayout, chroma: ChromaLayout?, encoding: YUVEncoding) {
        (self.luma, self.chroma) = (luma, chroma)
        conversion = YUVConversion(encoding)
    }

    /// Bytes of the room that `writeRow` needs for `count` pixels.
    static func scratchByteCount(_ count: Int) -> Int { 3 * (count + 2) }

    /// Writes pixels of a row as RGB. Each pixel takes the chroma of the sample that covers it.
    ///
    /// - Parameter scratch: room for `scratchByteCount` bytes.
    func writeRow(
        _ y: Int, columns: Range<Int>, scratch: UnsafeMutablePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>
    ) {
        let count = columns.count
        let lumaRow = scratch
        luma.writeRow(y, columns: columns, repeats: 1, skipped: 0, to: lumaRow)
        guard let chroma else {
            conversion.convertGray(lumaRow, to: output, count: count)
            return
        }
        let width = chroma.subsampling.columns
        let samples = columns.lowerBound / width..<(columns.upperBound &+ width &- 1) / width
        let (uRow, vRow) = (scratch + (count &+ 2), scratch + 2 &* (count &+ 2))
        for (component, row) in [(chroma.u, uRow), (chroma.v, vRow)] {
            component.writeRow(
                y / chroma.subsampling.rows, columns: samples, repeats: width, skipped: columns.lowerBound % width,
                to: row)
        }
        conversion.convertRow(lumaRow, uRow, vRow, to: output, count: count)
    }
}
