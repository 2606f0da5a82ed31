import ServalImage

/// A Y4M stream's header, frames, and what lies between, from which a stream is put together again whose frames have the
/// size that the header states.
struct Y4MParts {
    struct Frame {
        /// The words behind `FRAME`.
        var words: [[UInt8]]
        var samples: [UInt8]
        /// What follows and is no frame.
        var rest: [UInt8] = []
    }

    /// The words of the header behind the signature.
    var words: [[UInt8]] = []
    var frames: [Frame] = []

    private static let marker = Array("FRAME".utf8)

    init(_ bytes: [UInt8]) {
        let lineEnd = bytes.firstIndex(of: 0x0A) ?? bytes.count
        words = bytes[..<lineEnd].split(separator: 0x20).dropFirst().map { Array($0) }
        var position = min(bytes.count, lineEnd + 1)
        let count = header?.byteCounts.frame ?? 0
        while position < bytes.count {
            guard bytes[position...].starts(with: Self.marker) else {
                if frames.isEmpty { frames.append(Frame(words: [], samples: [])) }
                frames[frames.count - 1].rest.append(bytes[position])
                position += 1
                continue
            }
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            let first = min(bytes.count, end + 1)
            let next = min(bytes.count, first + count)
            frames.append(
                Frame(
                    words: bytes[position..<end].split(separator: 0x20).dropFirst().map { Array($0) },
                    samples: Array(bytes[first..<next])))
            position = max(next, first)
        }
    }

    /// What the words say; nil where the reader would refuse them.
    private var header: Y4MHeader? {
        try? Y4MHeader(line: String(decoding: Array(line.joined(separator: [0x20])), as: UTF8.self))
    }

    private var line: [[UInt8]] { [Array(Y4MHeader.signature.utf8)] + words }

    /// - Parameter mends: whether frames get as many samples as the header states.
    func serialized(mends: Bool) -> [UInt8] {
        var bytes = Array(line.joined(separator: [0x20])) + [0x0A]
        let count = mends ? header?.byteCounts.frame : nil
        for frame in frames {
            bytes += Array(([Self.marker] + frame.words).joined(separator: [0x20])) + [0x0A]
            if let count, count <= VideoTarget.lengthLimit {
                bytes += frame.samples.prefix(count)
                bytes += [UInt8](repeating: frame.samples.last ?? 128, count: max(0, count - frame.samples.count))
            } else {
                bytes += frame.samples
            }
            bytes += frame.rest
        }
        return bytes
    }

    mutating func mutate(_ mutator: inout Mutator) {
        switch mutator.random.below(12) {
        case 0, 1:
            setWord("C", mutator.random.pick(Y4MHeader.ColorSpace.allCases.map(\.rawValue) + ["420p10", "411", ""]))
        case 2: setWord("W", String(mutator.random.oneIn(3) ? mutator.int(near: 8) : mutator.random.int(1...20)))
        case 3: setWord("H", String(mutator.random.oneIn(3) ? mutator.int(near: 8) : mutator.random.int(1...20)))
        case 4:
            let rate = (mutator.int(near: 25), mutator.int(near: 1))
            setWord("F", mutator.random.pick(["\(rate.0):\(rate.1)", "0:0", "25", "30000:1001:1", ":"]))
        case 5:
            words.append(
                Array(
                    mutator.random.pick([
                        "XCOLORRANGE=FULL", "XCOLORRANGE=LIMITED", "Ip", "A1:1", "XYSCSS=420JPEG", "X",
                    ]).utf8))
        case 6 where !words.isEmpty: words.remove(at: mutator.random.below(words.count))
        case 7 where !words.isEmpty:
            let index = mutator.random.below(words.count)
            words[index] = mutator.bytes(words[index], limit: words[index].count + 8)
        case 8 where !frames.isEmpty: frames.insert(mutator.random.pick(frames), at: mutator.random.below(frames.count))
        case 9 where !frames.isEmpty: frames.remove(at: mutator.random.below(frames.count))
        default: mutateFrame(&mutator)
        }
    }

    private mutating func mutateFrame(_ mutator: inout Mutator) {
        guard !frames.isEmpty else {
            frames.append(Frame(words: [], samples: [mutator.random.byte()]))
            return
        }
        let index = mutator.random.below(frames.count)
        switch mutator.random.below(5) {
        case 0: frames[index].words.append(Array(mutator.random.pick(["Ixyz", "XFOO", "", "FRAME"]).utf8))
        case 1: frames[index].rest = Array(mutator.random.pick(["\n", "\r\n", "x", "FRAM", "FRAMES", "F\nFRAME"]).utf8)
        case 2: frames[index].rest = mutator.bytes(frames[index].rest, limit: frames[index].rest.count + 16)
        default: frames[index].samples = mutator.bytes(frames[index].samples, limit: frames[index].samples.count + 16)
        }
    }

    /// Changes the value of a parameter, or adds it.
    private mutating func setWord(_ letter: Character, _ value: String) {
        let word = Array("\(letter)\(value)".utf8)
        if let index = words.firstIndex(where: { $0.first == letter.asciiValue }) {
            words[index] = word
        } else {
            words.append(word)
        }
    }
}
