import ServalTensor
import Testing

@Suite struct ComputedTensorTests {
    /// Doubles what another tensor holds.
    private static func doubled(_ source: Tensor, columns: Int, scratch: ScratchMemory) -> Tensor {
        let magnitudes = source.columnMagnitudes(columns).map { 2 * $0 }
        return Tensor(shape: source.shape, columnMagnitudes: magnitudes, scratch: scratch) { destination in
            source.withUnsafeFloats { values in
                for index in values.indices { destination[index] = 2 * values[index] }
            }
        }
    }

    @Test func `a computed tensor reads as one in memory does`() throws {
        let tensor = Self.doubled(
            try Tensor([2, 3], values: [1, 2, 3, 4, 5, 6]), columns: 3, scratch: ScratchMemory())
        #expect(try tensor.floats() == [2, 4, 6, 8, 10, 12])
        #expect(tensor.withUnsafeBytes { $0.count } == 24)
        #expect(try tensor.reshaped(to: [3, 2]).floats() == [2, 4, 6, 8, 10, 12])
    }

    @Test func `tensors of one scratch memory are read within each other`() throws {
        let scratch = ScratchMemory()
        let inner = Self.doubled(try Tensor([4], values: [1, 2, 3, 4]), columns: 4, scratch: scratch)
        let outer = Self.doubled(inner, columns: 4, scratch: scratch)
        let other = Self.doubled(
            try Tensor([100_000], values: [Float](repeating: 1, count: 100_000)), columns: 1, scratch: scratch)
        let isRight = outer.withUnsafeFloats { a in
            other.withUnsafeFloats { b in a.elementsEqual([4, 8, 12, 16]) && b.allSatisfy { $0 == 2 } }
        }
        #expect(isRight)
        #expect(try inner.floats() == [2, 4, 6, 8])
    }

    @Test func `an address stays valid while other tensors are read`() throws {
        let scratch = ScratchMemory()
        let first = Self.doubled(try Tensor([2], values: [1, 2]), columns: 2, scratch: scratch)
        let second = Self.doubled(try Tensor([2], values: [3, 4]), columns: 2, scratch: scratch)
        let start = first.start.pointer
        #expect(try second.floats() == [6, 8])
        #expect(first.start.pointer == start)
        #expect(start.loadUnaligned(as: Float.self) == 2)
        #expect(try first.floats() == [2, 4])
        withExtendedLifetime(first) {}
    }

    @Test func `columns are measured by their largest magnitude`() throws {
        let tensor = try Tensor([2, 2, 3], values: [1, -2, 0, -4, 1, 0, 2, 3, 0, 0, -0.5, -0.0])
        #expect(tensor.columnMagnitudes(3) == [4, 3, 0])
        #expect(tensor.columnMagnitudes(6) == [2, 3, 0, 4, 1, 0])
        #expect(tensor.measured(columns: 3).columnMagnitudes(6) == [2, 3, 0, 4, 1, 0])
        #expect(tensor.measured(columns: 3).columnMagnitudes(3) == [4, 3, 0])
        #expect(Self.doubled(tensor, columns: 3, scratch: ScratchMemory()).columnMagnitudes(3) == [8, 6, 0])
        #expect(try Tensor([0, 3], values: []).columnMagnitudes(3) == [0, 0, 0])
    }

    @Test(arguments: [Float.nan, -.nan, .signalingNaN, .infinity, -.infinity])
    func `what is not finite shows in its column`(value: Float) throws {
        for index in 0..<6 {
            var values: [Float] = [1, 2, 3, -.greatestFiniteMagnitude, 5, 6]
            values[index] = value
            let magnitudes = try Tensor([2, 3], values: values).columnMagnitudes(3)
            #expect(magnitudes.map(\.isFinite) == (0..<3).map { $0 != index % 3 })
        }
    }
}

@Suite struct AlignedBufferTests {
    @Test(arguments: [0, 1, 64 << 10, (1 << 20) + 4, (2 << 20) + 4, (3 << 20) + 4, (4 << 20) - 4, 4 << 20])
    func `memory of any size is aligned and can be written to its end`(byteCount: Int) {
        let buffer = AlignedBuffer(byteCount: byteCount)
        #expect(buffer.byteCount == byteCount)
        #expect(Int(bitPattern: buffer.start) % AlignedBuffer.alignment == 0)
        let bytes = UnsafeMutableRawBufferPointer(start: buffer.start, count: byteCount)
        for index in stride(from: 0, to: byteCount, by: 4096) { bytes[index] = 1 }
        if byteCount > 0 { bytes[byteCount - 1] = 2 }
        #expect(byteCount == 0 || bytes[byteCount - 1] == 2)
    }
}
