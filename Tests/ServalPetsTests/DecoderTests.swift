import Serval
import ServalPets
import Testing

@Suite struct DecoderTests {
    /// A grid of scores, boxes of one stride round each cell.
    private func peaks(
        _ logits: [[Float]], window: Int = 3, overlap: Double = 1, minimumScore: Double = 0.5, limit: Int = 100
    ) throws -> [(Int, Int)]? {
        var fixture = FaceNetworkFixture()
        (fixture.height, fixture.width) = (logits.count * 8, logits[0].count * 8)
        (fixture.window, fixture.overlap, fixture.box) = (window, overlap, [1, 1, 1, 1])
        guard case .denseFaces(let decoding)? = try fixture.model().task?.decoding else { return nil }
        var values: [Float] = []
        for logit in logits.joined() {
            values += [logit, 1, 1, 1, 1] + [Float](repeating: 0, count: 29)
        }
        let decoder = DenseFaceDecoder(decoding, rows: logits.count, columns: logits[0].count, channels: 34)
        return values.withUnsafeBufferPointer { values in
            decoder.peaks(in: values, minimumScore: minimumScore, limit: limit)?.map { ($0.row, $0.column) }
        }
    }

    private func expect(_ found: [(Int, Int)]?, _ expected: [(Int, Int)]) {
        #expect(found?.map { [$0.0, $0.1] } == expected.map { [$0.0, $0.1] })
    }

    @Test func `Only the highest cell of a window is a face, and of equal ones the first`() throws {
        let grid: [[Float]] = [[1, 2, 1, 0, 3], [1, 1, 1, 0, 3], [0, 0, 0, 0, 0], [4, 0, 0, 0, 1]]
        expect(try peaks(grid), [(3, 0), (0, 4), (0, 1), (3, 4)])
        expect(try peaks(grid, window: 9), [(3, 0)])
        expect(try peaks(grid, window: 1).map { Array($0.prefix(3)) }, [(3, 0), (0, 4), (1, 4)])
    }

    @Test func `The threshold is a probability, and the limit counts faces`() throws {
        let grid: [[Float]] = [[-1, -9, 0, -9, 2, -9, 4]]
        expect(try peaks(grid), [(0, 6), (0, 4), (0, 2)])
        expect(try peaks(grid, minimumScore: 0.6), [(0, 6), (0, 4)])
        // The logit -1 is a probability of 0.2689.
        expect(try peaks(grid, minimumScore: 0.27), [(0, 6), (0, 4), (0, 2)])
        expect(try peaks(grid, minimumScore: 0.268), [(0, 6), (0, 4), (0, 2), (0, 0)])
        expect(try peaks(grid, minimumScore: 0, limit: 2), [(0, 6), (0, 4)])
        expect(try peaks(grid, minimumScore: 1), [])
    }

    @Test func `Boxes that overlap by more than the limit give way to better ones, not to ones that gave way`() throws {
        // Boxes of two strides, two cells apart touch, one cell apart share a third.
        let grid: [[Float]] = [[1, 2, 3, 0, 0]]
        expect(try peaks(grid, window: 1, overlap: 0.3), [(0, 2), (0, 0), (0, 4)])
        expect(try peaks(grid, window: 1, overlap: 0.34), [(0, 2), (0, 1), (0, 0), (0, 3), (0, 4)])
    }

    @Test func `Numbers that are not finite are no answer`() throws {
        #expect(try peaks([[0, .nan, 0]]) == nil)
        #expect(try peaks([[0, .infinity, 0]]) == nil)
        expect(try peaks([[-.infinity, 1, -.infinity]]), [(0, 1)])
    }

    @Test func `A point is the weighted mean of its map's cells, which reach beyond the input`() throws {
        guard case .heatMaps(let decoding)? = try PointNetworkFixture(reach: 0.25).model().task?.decoding else {
            Issue.record("another kind")
            return
        }
        let decoder = HeatMapDecoder(decoding, rows: 2, columns: 4, channels: 2)
        func point(_ index: Int, _ values: [Float]) -> [Double] {
            values.withUnsafeBufferPointer { values in
                let (x, y) = decoder.point(index, in: values)
                return [x, y]
            }
        }
        // Columns lie at -0.0625, 0.3125, 0.6875, 1.0625 and rows at 0.125, 0.875.
        var values = [Float](repeating: -50, count: 16)
        values[2 * 5 + 1] = 0
        #expect(point(1, values) == [0.3125, 0.875])
        #expect(point(0, values).map { abs($0 - 0.5) < 1e-6 } == [true, true])
        // ln 3: three times the weight.
        values[2 * 6 + 1] = 1.0986123
        #expect(abs(point(1, values)[0] - (0.3125 + 0.75 * 0.375)) < 1e-6)
        values[3] = .nan
        #expect(point(1, values)[0].isNaN)
    }
}
