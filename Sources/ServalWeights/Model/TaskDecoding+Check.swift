import ServalTensor

extension TaskDecoding {
    /// Refuses a network whose outputs are not what is to be decoded. Shapes include the batch.
    func check(input: Shape, outputs: [Shape]) throws(WeightsError) {
        let input = Array(input.dimensions.dropFirst())
        let outputs = outputs.map { Array($0.dimensions.dropFirst()) }
        let expected: [[Int]]
        switch self {
        case .denseFaces(let dense):
            let (height, width) = input.count == 3 ? (input[0], input[1]) : (0, 0)
            // A side that is no multiple of the stride may have a last cell that reaches beyond it.
            let rows = Self.cells(height, dense.stride, found: outputs.first?.first)
            let columns = Self.cells(width, dense.stride, found: outputs.first?.dropFirst().first)
            expected = [[rows, columns, dense.channelCount]]
        case .heatMaps(let maps):
            let size = outputs.first.flatMap { $0.count == 3 ? Array($0.prefix(2)) : nil } ?? [1, 1]
            expected = [size + [maps.visible.count], [maps.factCount(speciesCount: 1)]]
        }
        let fits =
            input.count == 3 && outputs.count == expected.count
            && zip(outputs, expected).allSatisfy { found, expected in
                found.count == expected.count && found.dropLast() == expected.dropLast()
                    && found.allSatisfy { $0 > 0 } && (found.last ?? 0) >= (expected.last ?? 0)
            }
        guard fits else { throw .decodingMismatch(expected: expected, found: outputs) }
    }

    private static func cells(_ side: Int, _ stride: Int, found: Int?) -> Int {
        let roundedUp = (side + stride - 1) / stride
        return found == roundedUp ? roundedUp : side / stride
    }
}
