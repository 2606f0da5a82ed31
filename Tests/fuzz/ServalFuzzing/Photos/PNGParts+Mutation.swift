extension PNGParts {
    /// One change of the chunks' order, of the header, or of a chunk's content.
    mutating func mutate(_ mutator: inout Mutator) {
        guard !chunks.isEmpty else { return }
        let index = mutator.random.below(chunks.count)
        switch mutator.random.below(14) {
        case 0: chunks.remove(at: index)
        case 1: chunks.insert(chunks[index], at: mutator.random.below(chunks.count + 1))
        case 2: chunks.swapAt(index, mutator.random.below(chunks.count))
        case 3: insertChunk(&mutator)
        case 4: splitData(at: index, &mutator)
        case 5, 6: mutateHeader(&mutator)
        case 7: chunks[index].content = mutator.bytes(chunks[index].content, limit: chunks[index].content.count + 16)
        case 8: chunks[index].type = mutator.bytes(chunks[index].type, limit: 4)
        case 9, 10: mutateCompressed(&mutator)
        default: mutatePixels(&mutator)
        }
        for index in chunks.indices where chunks[index].type.count != 4 {
            chunks[index].type = Array((chunks[index].type + Array("aaaa".utf8)).prefix(4))
        }
    }

    private mutating func insertChunk(_ mutator: inout Mutator) {
        let type = mutator.random.pick(["PLTE", "tRNS", "IDAT", "IEND", "eXIf", "iTXt", "zTXt", "CgBI", "gAMA", "acTL"])
        let count = mutator.random.pick([0, 1, 2, 3, 6, 12, 48, 256])
        let content = (0..<count).map { _ in mutator.random.byte() }
        chunks.insert(Chunk(type: Array(type.utf8), content: content), at: mutator.random.below(chunks.count + 1))
    }

    private mutating func splitData(at index: Int, _ mutator: inout Mutator) {
        let content = chunks[index].content
        let place = mutator.random.below(content.count + 1)
        chunks[index].content = Array(content[..<place])
        chunks.insert(Chunk(type: chunks[index].type, content: Array(content[place...])), at: index + 1)
    }

    private mutating func mutateHeader(_ mutator: inout Mutator) {
        guard let index = chunks.firstIndex(where: { $0.type == Array("IHDR".utf8) }), chunks[index].content.count == 13
        else { return }
        switch mutator.random.below(4) {
        case 0:
            let size = mutator.random.oneIn(4) ? mutator.int(near: 16) : mutator.random.int(1...40)
            let start = mutator.random.below(2) * 4
            let bytes = Self.bigEndian(UInt32(truncatingIfNeeded: size))
            chunks[index].content.replaceSubrange(start..<start + 4, with: bytes)
        case 1: chunks[index].content[8] = mutator.random.pick([1, 2, 4, 8, 16, 3, 0])
        case 2: chunks[index].content[9] = mutator.random.pick([0, 2, 3, 4, 6, 1, 5])
        default: chunks[index].content[12] = mutator.random.pick([0, 1, 1, 2])
        }
    }

    /// The content of all IDAT chunks.
    private var compressed: [UInt8] {
        chunks.filter { $0.type == Array("IDAT".utf8) }.flatMap(\.content)
    }

    private mutating func replaceData(by content: [UInt8]) {
        guard let first = chunks.firstIndex(where: { $0.type == Array("IDAT".utf8) }) else { return }
        chunks[first].content = content
        for index in chunks.indices.reversed() where index > first && chunks[index].type == chunks[first].type {
            chunks.remove(at: index)
        }
    }

    /// Changes codes of the deflate stream, and makes the checksum that of what it now decodes to.
    private mutating func mutateCompressed(_ mutator: inout Mutator) {
        let data = compressed
        guard data.count > 6 else { return }
        let body = mutator.bytes(Array(data[2..<data.count - 4]), limit: data.count + 8)
        let decoded = SimpleInflater.inflate(body, limit: 1 << 17)
        replaceData(by: data[..<2] + body + ZlibText.adler32(decoded))
    }

    /// Changes filter types and samples, compressed anew, to as many bytes as the header needs.
    private mutating func mutatePixels(_ mutator: inout Mutator) {
        let data = compressed
        guard data.count > 6 else { return }
        var pixels = SimpleInflater.inflate(Array(data[2...]), limit: 1 << 14)
        pixels = mutator.bytes(pixels, limit: pixels.count + 64)
        if let size = dataByteCount, size <= 1 << 12, !mutator.random.oneIn(8) {
            while pixels.count < size { pixels.append(mutator.random.oneIn(8) ? mutator.random.byte() : 0) }
            pixels.removeLast(pixels.count - size)
            if mutator.random.oneIn(2) { makeFiltersValid(&pixels, &mutator) }
        }
        replaceData(by: mutator.random.oneIn(2) ? ZlibText.stored(pixels) : ZlibText.fixed(pixels, &mutator))
    }

    /// The rows of the header's picture; several passes where it is interlaced.
    private var passes: [(rowByteCount: Int, height: Int)]? {
        guard let header = chunks.first(where: { $0.type == Array("IHDR".utf8) })?.content, header.count == 13 else {
            return nil
        }
        let (width, height) = (
            header[2...3].reduce(0) { $0 << 8 | Int($1) }, header[6...7].reduce(0) { $0 << 8 | Int($1) }
        )
        guard 1...512 ~= width, 1...512 ~= height, let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][header[9]] else {
            return nil
        }
        let bits = Int(header[8]) * channels
        guard header[12] == 1 else { return [((width * bits + 7) / 8, height)] }
        let adam7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
        return adam7.compactMap { x, y, stepX, stepY in
            let (columns, rows) = ((width - x + stepX - 1) / stepX, (height - y + stepY - 1) / stepY)
            return columns < 1 || rows < 1 ? nil : ((columns * bits + 7) / 8, rows)
        }
    }

    private var dataByteCount: Int? { passes.map { $0.reduce(0) { $0 + ($1.rowByteCount + 1) * $1.height } } }

    private func makeFiltersValid(_ pixels: inout [UInt8], _ mutator: inout Mutator) {
        var position = 0
        for pass in passes ?? [] {
            for _ in 0..<pass.height where position < pixels.count {
                if pixels[position] > 4 { pixels[position] = UInt8(mutator.random.below(5)) }
                position += pass.rowByteCount + 1
            }
        }
    }
}
