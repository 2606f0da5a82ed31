import ServalImage

/// The colours of a face, coarsely: what tells two animals apart after one has hidden the other.
struct FaceAppearance {
    /// Cells a side of a square round the middle of the face.
    private static let side = 4

    /// Red, green and blue of each cell, a white one 1 more than a black one.
    private var cells: [SIMD3<Float>]

    /// - Parameters:
    ///   - input: the network's input, channels interleaved; one without three channels has no appearance.
    ///   - unit: what the input's numbers grow by from black to white.
    init(of input: UnsafeBufferPointer<Float>, width: Int, height: Int, channels: Int, unit: Float) {
        cells = [SIMD3<Float>](repeating: .zero, count: Self.side * Self.side)
        guard channels == 3, width >= 2 * Self.side, height >= 2 * Self.side else { return }
        // The middle half of the crop: the border shows what is behind.
        let (cellWidth, cellHeight) = (width / (2 * Self.side), height / (2 * Self.side))
        for cell in 0..<Self.side * Self.side {
            let left = width / 4 + cell % Self.side * cellWidth
            let top = height / 4 + cell / Self.side * cellHeight
            var sum = SIMD3<Float>.zero
            for y in top..<top + cellHeight {
                for x in left..<left + cellWidth {
                    let pixel = (y * width + x) * 3
                    sum += SIMD3(input[pixel], input[pixel + 1], input[pixel + 2])
                }
            }
            cells[cell] = sum / (Float(cellWidth * cellHeight) * unit)
        }
    }

    /// The mean difference of the cells' colours, from 0 to the root of 3.
    func distance(to other: FaceAppearance) -> Double {
        let sum = zip(cells, other.cells).reduce(Float(0)) { sum, pair in
            let difference = pair.0 - pair.1
            return sum + (difference * difference).sum().squareRoot()
        }
        return Double(sum) / Double(cells.count)
    }

    /// Moves a part of the way to another.
    mutating func approach(_ other: FaceAppearance, by share: Float) {
        for cell in cells.indices { cells[cell] += (other.cells[cell] - cells[cell]) * share }
    }
}
