extension JPEGParts {
    /// One change of the segments' order, of a header's field, a table, or of the data.
    mutating func mutate(_ mutator: inout Mutator) {
        let index = mutator.random.below(segments.count)
        switch mutator.random.below(16) {
        case 0 where index > 0: segments.remove(at: index)
        case 1: segments.insert(segments[index], at: mutator.random.int(1...segments.count))
        case 2 where index > 0: segments.swapAt(index, mutator.random.int(1...max(1, segments.count - 1)))
        case 3: insertSegment(&mutator)
        case 4, 5: mutateFrame(&mutator)
        case 6, 7: mutateScan(&mutator)
        case 8: mutateTable(&mutator)
        case 9, 10, 11: mutateData(&mutator)
        case 12: insertRestarts(&mutator)
        case 13:
            let data = mutator.random.oneIn(2) ? segments[index].data : []
            segments[index].data = data + (0..<mutator.random.int(1...4)).map { _ in mutator.random.byte() }
        case 14: segments.removeLast(segments.count > 2 && mutator.random.oneIn(2) ? 1 : 0)
        default:
            guard let content = segments[index].content else { return }
            segments[index].content = mutator.bytes(content, limit: content.count + 8)
        }
    }

    private mutating func insertSegment(_ mutator: inout Mutator) {
        let marker = mutator.random.pick([0xE0, 0xE1, 0xEE, 0xFE, 0xDD, 0xDC, 0xC4, 0xDB, 0xD9, 0xDA, 0xC0, 0xC2, 0x01])
        var content: [UInt8]? = (0..<mutator.random.below(16)).map { _ in mutator.random.byte() }
        switch marker {
        case 0xDD: content = [0, mutator.random.pick([0, 1, 2, 3, 255])]
        case 0xDC: content = [0, UInt8(mutator.random.below(32))]
        case 0xEE: content = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, mutator.random.pick([0, 1, 2, 3])]
        case 0xE1: content = Self.orientation(&mutator)
        case 0xD9, 0x01: content = nil
        default: break
        }
        segments.insert(Segment(marker: UInt8(marker), content: content), at: mutator.random.int(1...segments.count))
    }

    /// An EXIF segment that states an orientation (EXIF 2.32, 4.6).
    private static func orientation(_ mutator: inout Mutator) -> [UInt8] {
        let isLittleEndian = mutator.random.oneIn(2)
        func number(_ value: Int, _ count: Int) -> [UInt8] {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
            return isLittleEndian ? bytes : bytes.reversed()
        }
        let type = mutator.random.pick([3, 3, 4, 1, 9])
        let value = mutator.random.int(0...9)
        let size = [1: 1, 3: 2][type] ?? 4
        return Array("Exif".utf8) + [0, 0] + Array((isLittleEndian ? "II" : "MM").utf8) + number(42, 2)
            + number(mutator.random.oneIn(8) ? mutator.int(near: 8) : 8, 4) + number(1, 2) + number(0x112, 2)
            + number(type, 2) + number(mutator.random.oneIn(8) ? mutator.int(near: 1) : 1, 4) + number(value, size)
            + [UInt8](repeating: 0, count: 4 - size) + number(0, 4)
    }

    private mutating func mutateFrame(_ mutator: inout Mutator) {
        guard let index = segments.firstIndex(where: \.isFrame), var content = segments[index].content,
            content.count >= 9
        else { return }
        switch mutator.random.below(8) {
        case 0: segments[index].marker = mutator.random.pick([0xC0, 0xC1, 0xC2, 0xC3, 0xC5, 0xC9])
        case 1, 2:
            let size = mutator.random.oneIn(6) ? mutator.int(near: 16) : mutator.random.int(1...48)
            let start = mutator.random.oneIn(2) ? 1 : 3
            content[start] = UInt8(truncatingIfNeeded: size >> 8)
            content[start + 1] = UInt8(truncatingIfNeeded: size)
        case 3: content[0] = mutator.random.pick([8, 12, 1])
        case 4, 5:
            // Sampling factors.
            let place = 7 + 3 * mutator.random.below((content.count - 6) / 3)
            content[place] = UInt8(mutator.random.int(0...4) << 4 | mutator.random.int(0...4))
        case 6:
            let count = mutator.random.int(1...4)
            content[5] = UInt8(count)
            while content.count < 6 + 3 * count { content += [UInt8(content.count), 0x11, 0] }
            if !mutator.random.oneIn(4) { content.removeLast(content.count - 6 - 3 * count) }
        default: content = mutator.bytes(content, limit: content.count)
        }
        segments[index].content = content
    }

    private mutating func mutateScan(_ mutator: inout Mutator) {
        let scans = segments.indices.filter { segments[$0].isScan }
        guard !scans.isEmpty else { return }
        let index = mutator.random.pick(scans)
        guard var content = segments[index].content, content.count >= 6 else { return }
        let end = content.count
        switch mutator.random.below(6) {
        case 0: content[end - 3] = mutator.random.pick([0, 1, 5, 6, 63, 64])
        case 1: content[end - 2] = mutator.random.pick([0, 1, 5, 6, 63, 64])
        case 2: content[end - 1] = UInt8(mutator.random.int(0...3) << 4 | mutator.random.int(0...3))
        case 3: content[0] = UInt8(mutator.random.int(0...5))
        case 4: content[2] = UInt8(mutator.random.int(0...4) << 4 | mutator.random.int(0...4))
        default:
            // Another scan of the same data.
            segments.insert(segments[index], at: index + 1)
        }
        segments[index].content = content
    }

    private mutating func mutateTable(_ mutator: inout Mutator) {
        let tables = segments.indices.filter { segments[$0].marker == 0xC4 || segments[$0].marker == 0xDB }
        guard !tables.isEmpty else { return }
        let index = mutator.random.pick(tables)
        guard var content = segments[index].content, !content.isEmpty else { return }
        if mutator.random.oneIn(3) {
            content[0] = mutator.random.pick([0, 1, 0x10, 0x11, 2, 3, 4, 0x12, 0x20])
        } else if segments[index].marker == 0xC4, content.count > 17, mutator.random.oneIn(2) {
            // A code moved to another length.
            let (from, to) = (mutator.random.int(1...16), mutator.random.int(1...16))
            if content[from] > 0 {
                content[from] -= 1
                content[to] &+= 1
            }
        } else {
            content[mutator.random.below(content.count)] = mutator.random.byte()
        }
        segments[index].content = content
    }

    private mutating func mutateData(_ mutator: inout Mutator) {
        let places = segments.indices.filter { !segments[$0].data.isEmpty }
        guard !places.isEmpty else { return }
        let index = mutator.random.pick(places)
        if mutator.random.oneIn(6) {
            segments[index].data.removeLast(mutator.random.int(1...segments[index].data.count))
            return
        }
        let data = mutator.bytes(segments[index].data, limit: segments[index].data.count + 32)
        segments[index].data = mutator.random.oneIn(8) ? data : Self.stuffed(data)
    }

    /// A zero behind each 0xFF, so that the data holds no marker.
    private static func stuffed(_ data: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for (index, byte) in data.enumerated() {
            result.append(byte)
            if byte == 0xFF, index + 1 == data.count || data[index + 1] != 0 { result.append(0) }
        }
        return result
    }

    private mutating func insertRestarts(_ mutator: inout Mutator) {
        guard let index = segments.firstIndex(where: { $0.isScan && $0.data.count > 1 }) else { return }
        let data = segments[index].data
        let place = mutator.random.int(1...data.count - 1)
        segments[index].data = Array(data[..<place])
        let number = mutator.random.oneIn(4) ? mutator.random.below(8) : segments.count { $0.isRestart } % 8
        segments.insert(
            Segment(marker: UInt8(0xD0 + number), content: nil, data: Array(data[place...])), at: index + 1)
    }
}
