import ServalTensor
import Testing

/// Arrays of other types as float32.
@Suite struct ConversionTests {
    private static func converted<Element: BitwiseCopyable>(_ values: [Element], _ type: ElementType) throws -> [Float]
    {
        let tensor = Tensor(shape: try Shape([values.count]), elementType: type, copying: values)
        return try tensor.convertedToFloat32().floats()
    }

    #if arch(x86_64) && os(macOS)
    #else
        @Test func `every half keeps its value, infinities and what is no number`() throws {
            let halves = Array(UInt16.min ... .max)
            for (bits, found) in zip(halves, try Self.converted(halves, .float16)) {
                let expected = Float(Float16(bitPattern: bits))
                #expect(found == expected || (found.isNaN && expected.isNaN), "\(bits)")
                #expect(found.sign == expected.sign, "\(bits)")
            }
            #expect(try Self.converted([0x7C00, 0xFC00] as [UInt16], .float16) == [.infinity, -.infinity])
        }
    #endif

    @Test func `double precision is rounded once, to infinity and to subnormal numbers too`() throws {
        let values: [Double] = [
            0.1, -0.0, 1 + 0x1p-24, 1 + 0x1p-24 + 0x1p-52, 3.4028235677973366e38, 1e39, -1e300, .infinity, 0x1p-149,
            0x1.8p-150, 0x1p-150, -0x1.000002p-127,
        ]
        let found = try Self.converted(values, .float64)
        #expect(found.map(\.bitPattern) == values.map { Float($0).bitPattern })
        #expect(found[5] == .infinity && found[8] == 0x1p-149 && found[10] == 0)
        #expect(try Self.converted([Double.nan], .float64)[0].isNaN)
    }

    @Test func `integers of 64 bits are rounded once`() throws {
        // By way of double precision the first would be rounded down to a tie, and then to even.
        let values: [Int64] = [(1 << 62) + (1 << 38) + 1, .max, .min, -1, 16_777_217, 1 << 40]
        #expect(try Self.converted(values, .int64) == [0x1.000002p62, 0x1p63, -0x1p63, -1, 16_777_216, 0x1p40])
    }

    @Test func `small integers are exact`() throws {
        #expect(try Self.converted([Int8.min, -1, 127], .int8) == [-128, -1, 127])
        #expect(try Self.converted([UInt8.min, 128, 255], .uint8) == [0, 128, 255])
        #expect(try Self.converted([Int32.min, 16_777_217, .max], .int32) == [-0x1p31, 16_777_216, 0x1p31])
    }
}

@Suite struct ShapeTests {
    @Test func `a shape whose sizes cannot be counted does not exist, whatever zeros it has`() {
        for dimensions in [
            [.max], [1 << 31, 1 << 31], [0, 1 << 40, 1 << 40], [1 << 62, 0], [1 << 60], [0, .max], [2, 1 << 59],
        ] {
            #expect(throws: TensorError.elementCountOverflow(dimensions: dimensions)) { try Shape(dimensions) }
        }
        #expect(throws: TensorError.negativeDimension(dimensions: [0, -1])) { try Shape([0, -1]) }
    }

    @Test func `of others everything can be counted`() throws {
        for dimensions in [[], [0], [0, 1 << 58], [1 << 58, 0, 1], [1 << 29, 1 << 29], [1, 2, 3]] {
            let shape = try Shape(dimensions)
            #expect(shape.count == dimensions.reduce(1, *))
            #expect(shape.strides.count == dimensions.count)
        }
    }
}

@Suite struct MemoryBudgetTests {
    @Test func `demands add up to the limit and no further`() throws {
        var budget = MemoryBudget(limit: 100)
        try budget.add(60, for: .file)
        try budget.add(4, of: 10, for: .scratch)
        #expect(budget.remaining == 0)
        #expect(throws: MemoryDemand(byteCounts: [.file: 60, .scratch: 40, .arena: 1], limit: 100)) {
            try budget.add(1, for: .arena)
        }
    }

    @Test func `what cannot be counted is beyond every limit but the largest`() {
        var budget = MemoryBudget(limit: .max - 1)
        let error = #expect(throws: MemoryDemand.self) { try budget.add(.max, of: 3, for: .packedWeights) }
        #expect(error?.byteCount == .max)
        #expect(error?.largestUse == .packedWeights)
        #expect(error?.description.contains("more bytes of memory than can be counted") == true)
        #expect(error?.description.hasSuffix(".") == true)
    }
}
