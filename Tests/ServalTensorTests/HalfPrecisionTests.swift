import ServalTensor
import Testing

@Suite struct HalfPrecisionTests {
    #if arch(x86_64) && os(macOS)
    #else
        @Test func `every half is the number that it stands for`() {
            for bits in UInt16.min ... .max {
                let (found, expected) = (HalfPrecision.float(bits), Float(Float16(bitPattern: bits)))
                let isSame = found.bitPattern == expected.bitPattern || (found.isNaN && expected.isNaN)
                #expect(isSame && found.sign == expected.sign, "\(bits)")
                if HalfPrecision.isFinite(bits) {
                    #expect(HalfPrecision.float(finite: bits).bitPattern == expected.bitPattern, "\(bits)")
                }
            }
        }

        @Test func `numbers become the nearest half, ties the even one`() {
            var state: UInt32 = 1
            for _ in 0..<200_000 {
                state = state &* 1_664_525 &+ 1_013_904_223
                let value = Float(bitPattern: state)
                guard !value.isNaN else { continue }
                #expect(HalfPrecision.half(value) == Float16(value).bitPattern, "\(value)")
            }
            // Halfway between all neighbours, and a little to either side.
            for bits in UInt16(0)..<0x7BFF {
                let (low, high) = (HalfPrecision.float(finite: bits), HalfPrecision.float(finite: bits + 1))
                let middle = (low + high) / 2
                for value in [middle, middle.nextUp, middle.nextDown, -middle] {
                    #expect(HalfPrecision.half(value) == Float16(value).bitPattern, "\(value)")
                }
            }
        }
    #endif

    @Test func `the ends of the range`() {
        #expect(HalfPrecision.half(65504) == 0x7BFF)
        #expect(HalfPrecision.half(65519.996) == 0x7BFF)
        #expect(HalfPrecision.half(65520) == 0x7C00)
        #expect(HalfPrecision.half(-.infinity) == 0xFC00)
        #expect(!HalfPrecision.isFinite(HalfPrecision.half(.nan)))
        #expect(HalfPrecision.half(-0.0) == 0x8000)
        #expect(HalfPrecision.half(0x1p-24) == 1)
        #expect(HalfPrecision.half(0x1p-25) == 0)
        #expect(HalfPrecision.float(finite: 1) == 0x1p-24)
        #expect(HalfPrecision.float(finite: 0x03FF) == 0x3FFp-24)
    }

    @Test func `tensors are narrowed where all elements fit`() throws {
        let tensor = try Tensor([2, 2], values: [1, -0.5, 65504, 0x1p-24])
        let narrow = try #require(tensor.narrowed())
        #expect(narrow.elementType == .float16)
        #expect(narrow.byteCount == 8)
        #expect(narrow.firstNonFiniteHalf == nil)
        #expect(try narrow.convertedToFloat32().floats() == tensor.floats())
        #expect(try Tensor([1], values: [70000]).narrowed() == nil)
    }
}
