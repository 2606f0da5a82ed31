/// The JPEG files of a stream, and what lies between them.
struct MotionJPEGParts {
    struct Part {
        var file: [UInt8]
        /// What follows and is no JPEG, such as the text of an HTTP stream.
        var rest: [UInt8] = []
    }

    /// What lies before the first file.
    var start: [UInt8] = []
    var parts: [Part] = []

    init(_ bytes: [UInt8]) {
        var isInFile = false
        for position in bytes.indices {
            let next = position + 1 < bytes.count ? bytes[position + 1] : 0
            if bytes[position] == 0xFF, next == 0xD8 {
                parts.append(Part(file: []))
                isInFile = true
            }
            guard !parts.isEmpty else {
                start.append(bytes[position])
                continue
            }
            if isInFile {
                parts[parts.count - 1].file.append(bytes[position])
            } else {
                parts[parts.count - 1].rest.append(bytes[position])
            }
            if bytes[position] == 0xD9, position > 0, bytes[position - 1] == 0xFF { isInFile = false }
        }
    }

    func serialized() -> [UInt8] { start + parts.flatMap { $0.file + $0.rest } }

    mutating func mutate(_ mutator: inout Mutator) {
        guard !parts.isEmpty else {
            parts.append(Part(file: [0xFF, 0xD8, 0xFF, 0xD9]))
            return
        }
        let index = mutator.random.below(parts.count)
        switch mutator.random.below(8) {
        case 0: parts.insert(mutator.random.pick(parts), at: index)
        case 1: parts.remove(at: index)
        case 2:
            start = Array(mutator.random.pick(["", "--part\r\nContent-Type: image/jpeg\r\n\r\n", "\r\n--x\r\n"]).utf8)
        case 3: parts[index].rest = mutator.bytes(parts[index].rest, limit: parts[index].rest.count + 16)
        case 4: parts[index].rest = Array(mutator.random.pick(["", "\r\n--part\r\n\r\n", "\u{1}"]).utf8)
        case 5: parts[index].file.removeLast(min(parts[index].file.count, mutator.random.int(1...16)))
        default:
            // A nested mutator changes one picture, its lengths mended.
            var inner = Mutator(seed: mutator.random.next(), lengthLimit: JPEGTarget.lengthLimit)
            parts[index].file = JPEGTarget.mutate(parts[index].file, &inner)
        }
    }
}
