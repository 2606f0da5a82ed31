import ServalKernelInterface
import ServalKernels
import Testing

@Suite("Instruction sets")
struct InstructionSetTests {
    @Test("The table of an instruction set says what its kernels were compiled for", arguments: backends)
    func tableIsTrue(_ backend: Backend) {
        let (table, kernels) = (backend.instructionSet, backend.kernels)
        #expect(kernels.vectorWidth == table.lanes)
        #expect(kernels.vectorRegisters == table.registers)
        #expect(backend.quantizedKernels.probeProducts == table.byteGroup * table.lanes)
        for tile in table.tiles { #expect(kernels.tilePixels(lanes: tile.lanes) == tile.pixels, "\(tile)") }
    }

    @Test("A table says whether its kernels round a product and its sum once", arguments: backends)
    func roundingIsTrue(_ backend: Backend) {
        // x² = 1 + 2⁻¹¹ + 2⁻²⁴, whose last term is lost where the product is rounded by itself.
        let x = 1 + Float(sign: .plus, exponent: -12, significand: 1)
        let layout = MatrixPacking.layout(inputChannels: 1, outputChannels: 16, rows: 1, backend: backend)
        let packed = FloatBuffer(zeros: layout.floatCount)
        let bias = [Float](repeating: -1 - Float(sign: .plus, exponent: -11, significand: 1), count: 16)
        MatrixPacking.pack(
            layout, weights: [Float](repeating: x, count: 16), rowStride: 16, bias: bias, into: packed.start)
        let (input, output) = (FloatBuffer([x]), FloatBuffer(zeros: 16))
        backend.kernels.pointwise(
            PointwiseCall(
                layout: layout, weights: packed.pointer, input: input.pointer, inputStride: 1, output: output.start,
                outputStride: 16, pixels: 1, scratch: nil))
        #expect((output.start[0] != 0) == backend.instructionSet.fusesMultiplyAdd)
    }

    @Test("A block of pixels is whole tiles of most panels", arguments: Backend.allCases)
    func blocksAreWholeTiles(_ backend: Backend) {
        let table = backend.instructionSet
        for vectors in [1, 2, 4] {
            for inputChannels in [3, 96, 5000] {
                let layout = MatrixPacking.layout(
                    inputChannels: inputChannels, outputChannels: vectors * table.lanes, rows: 3136, backend: backend)
                let tile = table.pixels(lanes: layout.first.lanes)
                #expect(layout.rowBlock > 0 && layout.rowBlock % tile == 0, "\(vectors) vectors")

                let bytes = QuantizedMatrixPacking.layout(
                    channels: inputChannels, outputChannels: vectors * table.lanes, rows: 3136, backend: backend)
                let byteTile = table.bytePixels(lanes: bytes.first.lanes)
                #expect(bytes.rowBlock > 0 && bytes.rowBlock % byteTile == 0, "\(vectors) vectors in 8 bits")
            }
        }
    }

    @Test(
        "Every panel that a matrix is cut into has a tile, and the panels hold all columns", arguments: Backend.allCases
    )
    func panelsHaveTiles(_ backend: Backend) {
        let table = backend.instructionSet
        for columns in 1...400 {
            for rows in [1, 49, 3136] {
                let layout = MatrixPacking.layout(
                    inputChannels: 32, outputChannels: columns, rows: rows, backend: backend)
                for segment in [layout.first, layout.second, layout.third] where segment.panels > 0 {
                    #expect(table.tiles.contains { $0.lanes == segment.lanes }, "\(columns) columns: \(segment)")
                }
                #expect(layout.paddedColumns >= columns && layout.paddedColumns < columns + table.lanes)

                let bytes = QuantizedMatrixPacking.layout(
                    channels: 32, outputChannels: columns, rows: rows, backend: backend)
                for segment in [bytes.first, bytes.second, bytes.third] where segment.panels > 0 {
                    #expect(table.byteTiles.contains { $0.lanes == segment.lanes }, "\(columns) columns: \(segment)")
                }
                #expect(bytes.paddedColumns >= columns && bytes.paddedColumns < columns + table.lanes)
            }
        }
    }
}
