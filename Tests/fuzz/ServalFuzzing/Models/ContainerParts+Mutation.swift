import ServalTensor

extension ContainerParts {
    /// One change of a tensor: its elements, type, shape or name.
    mutating func mutateParts(_ mutator: inout Mutator) {
        guard !parts.isEmpty else { return }
        let index = mutator.random.below(parts.count)
        switch mutator.random.below(12) {
        case 0: parts.remove(at: index)
        case 1:
            var copy = parts[index]
            copy.name = mutator.string(copy.name)
            parts.append(copy)
        case 2: parts[index].name = mutator.string(parts[index].name)
        case 3: parts[index].mutateType(&mutator)
        case 4, 5, 6: parts[index].mutateShape(&mutator)
        case 7: parts[index].shape.reverse()
        default: parts[index].mutateElements(&mutator)
        }
    }
}

extension ContainerParts.Part {
    fileprivate mutating func mutateType(_ mutator: inout Mutator) {
        typeName = mutator.random.pick(ElementType.allCases.map(\.rawValue) + ["BF16", "BOOL", "F8", ""])
        fitBytes(&mutator)
    }

    fileprivate mutating func mutateShape(_ mutator: inout Mutator) {
        switch mutator.random.below(6) {
        case 0: shape.insert(mutator.random.int(0...3), at: mutator.random.below(shape.count + 1))
        case 1 where !shape.isEmpty: shape.remove(at: mutator.random.below(shape.count))
        case 2 where shape.count > 1: shape.swapAt(0, mutator.random.below(shape.count))
        case _ where !shape.isEmpty:
            let axis = mutator.random.below(shape.count)
            shape[axis] = mutator.int(near: shape[axis])
            // No element beside a dimension of any size.
            if mutator.random.oneIn(16) { shape[mutator.random.below(shape.count)] = 0 }
        default: break
        }
        fitBytes(&mutator)
    }

    fileprivate mutating func mutateElements(_ mutator: inout Mutator) {
        let size = elementSize
        guard bytes.count >= size else { return }
        if mutator.random.oneIn(4) {
            bytes = mutator.bytes(bytes, limit: bytes.count)
            fitBytes(&mutator)
            return
        }
        for _ in 0..<mutator.random.int(1...4) {
            let start = mutator.random.below(bytes.count / size) * size
            let pattern: UInt64 =
                switch ElementType(rawValue: typeName) {
                case .float32: UInt64(Float(mutator.double(near: 1)).bitPattern)
                case .float64: mutator.double(near: 1).bitPattern
                case .float16: UInt64(HalfPrecision.half(Float(mutator.double(near: 1))))
                default: UInt64(truncatingIfNeeded: mutator.int(near: 0))
                }
            for offset in 0..<size { bytes[start + offset] = UInt8(truncatingIfNeeded: pattern >> (8 * offset)) }
        }
    }

    /// Makes the bytes as many as shape and type need, where those are few.
    private mutating func fitBytes(_ mutator: inout Mutator) {
        var count = elementSize
        for dimension in shape where dimension != 0 {
            guard 0...4096 ~= dimension, count <= 1 << 16 else { return }
            count *= dimension
        }
        if shape.contains(0) { count = 0 }
        guard count <= mutator.lengthLimit, !mutator.random.oneIn(16) else { return }
        if bytes.isEmpty { bytes = [0, 0, 0x40, 0x3F] }
        while bytes.count < count { bytes += bytes.prefix(count - bytes.count) }
        bytes.removeLast(bytes.count - count)
    }
}
