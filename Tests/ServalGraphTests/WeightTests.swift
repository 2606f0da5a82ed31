import ServalGraph
import ServalTensor
import Testing

/// Kernels that are widened and scaled when they are read.
@Suite struct WeightTests {
    private static func scaled(_ source: some WeightConvertible, by factors: [Double], _ scratch: ScratchMemory) throws
        -> Weight
    {
        let magnitudes = zip(source.weight.columnMagnitudes(factors.count), factors).map { $0 * Float(abs($1)) }
        return try #require(source.weight.scaled(columns: factors, magnitudes: magnitudes, scratch: scratch))
    }

    private static func doubled(_ source: some WeightConvertible, columns: Int, scratch: ScratchMemory) throws -> Weight
    {
        try scaled(source, by: [Double](repeating: 2, count: columns), scratch)
    }

    @Test func `a scaled weight reads as one in memory does`() throws {
        let tensor = try Self.scaled(
            Tensor([2, 3], values: [1, 2, 3, 4, 5, 6]), by: [2, -1, 0.5], ScratchMemory())
        #expect(tensor.floats == [2, -2, 1.5, 8, -5, 3])
        #expect(tensor.withUnsafeBytes { $0.count } == 24)
        #expect(tensor.columnMagnitudes(3) == [8, 5, 3])
    }

    @Test func `halves are widened when they are read`() throws {
        let values: [Float] = [1, -0.5, 65504, 0x1p-24, 0, 3]
        let narrow = try #require(try Tensor([2, 3], values: values).narrowed())
        let wide = Weight(widening: narrow, scratch: ScratchMemory())
        #expect(wide.elementType == .float32)
        #expect(wide.floats == values)
        #expect(wide.sourceAddress == narrow.start.pointer)
        #expect(try Self.scaled(wide, by: [2, 4, 1], ScratchMemory()).floats == [2, -2, 65504, 0x1p-23, 0, 3])
    }

    @Test func `input channels are scaled in every group, before and behind the output channels`() throws {
        // Two positions of two input channels in each of two groups, and three output channels in each.
        let kernel = try Tensor([2, 2, 6], values: (0..<24).map { Float($0) })
        let inputs: [Double] = [2, 3, 5, 7]
        let columns: [Double] = [1, -1, 10, 1, -1, 10]
        let expected = (0..<24).map { index -> Float in
            let (row, column) = (index / 6, index % 6)
            return Float(Double(index) * inputs[column / 3 * 2 + row % 2] * columns[column])
        }
        let scratch = ScratchMemory()
        let first = try #require(kernel.weight.scaled(inputs: inputs, perGroup: 2, columns: 6, scratch: scratch))
        #expect(try Self.scaled(first, by: columns, scratch).floats == expected)
        let second = try Self.scaled(kernel, by: columns, scratch)
        #expect(second.scaled(inputs: inputs, perGroup: 2, columns: 6, scratch: scratch)?.floats == expected)
        #expect(first.scaled(inputs: [1, 1, 1, 1], perGroup: 4, columns: 6, scratch: scratch) == nil)
        #expect(first.scaled(columns: [1, 1], magnitudes: [1, 1], scratch: scratch) == nil)
    }

    @Test func `what is scaled any number of times is read from one source at the cost of one`() throws {
        let scratch = ScratchMemory()
        var tensor = try Tensor([2, 2], values: [1, 2, 3, 4]).weight
        for _ in 0..<50_000 {
            tensor = try Self.scaled(try Self.scaled(tensor, by: [2, 0.5], scratch), by: [0.5, 2], scratch)
        }
        #expect(scratch.byteCount == 16)
        #expect(tensor.floats == [1, 2, 3, 4])
    }

    @Test func `factors that become too large are refused`() throws {
        let scratch = ScratchMemory()
        let huge = try #require(
            Tensor([1, 1], values: [0]).weight.scaled(columns: [1e200], magnitudes: [0], scratch: scratch))
        #expect(huge.scaled(columns: [1e200], magnitudes: [0], scratch: scratch) == nil)
    }

    @Test func `weights of one scratch memory are read within each other`() throws {
        let scratch = ScratchMemory()
        let small = try Self.doubled(try Tensor([4], values: [1, 2, 3, 4]), columns: 4, scratch: scratch)
        let other = try Self.doubled(
            try Tensor([100_000], values: [Float](repeating: 1, count: 100_000)), columns: 1, scratch: scratch)
        for _ in 0..<2 {
            let isRight = small.withUnsafeFloats { a in
                other.withUnsafeFloats { b in a.elementsEqual([2, 4, 6, 8]) && b.allSatisfy { $0 == 2 } }
            }
            #expect(isRight)
        }
        #expect(small.floats == [2, 4, 6, 8])
    }

    @Test func `an address stays valid while other weights are read`() throws {
        let scratch = ScratchMemory()
        let first = try Self.doubled(try Tensor([2], values: [1, 2]), columns: 2, scratch: scratch)
        let second = try Self.doubled(try Tensor([2], values: [3, 4]), columns: 2, scratch: scratch)
        let start = first.tensor.start.pointer
        #expect(second.floats == [6, 8])
        #expect(first.tensor.start.pointer == start)
        #expect(start.loadUnaligned(as: Float.self) == 2)
        #expect(first.floats == [2, 4])
        withExtendedLifetime(first) {}
    }

    @Test func `columns are measured by their largest magnitude`() throws {
        let tensor = try Tensor([2, 2, 3], values: [1, -2, 0, -4, 1, 0, 2, 3, 0, 0, -0.5, -0.0]).weight
        #expect(tensor.columnMagnitudes(3) == [4, 3, 0])
        #expect(tensor.columnMagnitudes(6) == [2, 3, 0, 4, 1, 0])
        #expect(tensor.measured(columns: 3).columnMagnitudes(6) == [2, 3, 0, 4, 1, 0])
        #expect(tensor.measured(columns: 3).columnMagnitudes(3) == [4, 3, 0])
        #expect(try Self.doubled(tensor, columns: 3, scratch: ScratchMemory()).columnMagnitudes(3) == [8, 6, 0])
        #expect(try Tensor([0, 3], values: []).weight.columnMagnitudes(3) == [0, 0, 0])
    }

    @Test(arguments: [Float.nan, -.nan, .signalingNaN, .infinity, -.infinity])
    func `what is not finite shows in its column`(value: Float) throws {
        for index in 0..<6 {
            var values: [Float] = [1, 2, 3, -.greatestFiniteMagnitude, 5, 6]
            values[index] = value
            let magnitudes = try Tensor([2, 3], values: values).weight.columnMagnitudes(3)
            #expect(magnitudes.map(\.isFinite) == (0..<3).map { $0 != index % 3 })
        }
    }
}

extension Weight {
    fileprivate var floats: [Float] { withUnsafeFloats { Array($0) } }
}
