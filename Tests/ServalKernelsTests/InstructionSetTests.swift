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
