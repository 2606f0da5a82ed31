import ServalTensor
import Testing

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

    @Test func `memory that the system does not have is refused`() {
        #expect(AlignedBuffer(ifAvailable: 1 << 46 + 1) == nil || MemoryLayout<Int>.size < 8)
        #expect(AlignedBuffer(ifAvailable: .max) == nil)
        #expect(AlignedBuffer(ifAvailable: -1) == nil)
        #expect(AlignedBuffer(ifAvailable: 100)?.byteCount == 100)
        #expect(AlignedBuffer(ifAvailable: 1 << 20)?.byteCount == 1 << 20)
    }
}
