import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// How a 1x1 convolution in float32 is computed. It is chosen once a node, before anything is planned, and all ask for that.
enum PointwiseAlgorithm: Sendable {
    case blockStrassen(BlockStrassenLayout)
    /// Only where the convolution is a step of its own: as a stage it is a plain product.
    case wholeMapStrassen(WholeMapStrassenLayout)
    case plain

    /// Whether it computes the same bits row by row, as a stage of a fused operator does.
    ///
    /// - Parameter width: pixels of an output row.
    func isSameByRows(width: Int) -> Bool {
        switch self {
        case .blockStrassen(let layout): width % layout.blockPixels == 0
        case .wholeMapStrassen: false
        case .plain: true
        }
    }
}

extension PointwiseAlgorithm {
    /// For each node that is a 1x1 convolution in float32 its algorithm.
    ///
    /// A large map between two operators that compute row by row should not be stored whole. So, but for the first version of the
    /// numerics, both of them get an algorithm that does compute row by row. That follows from shapes alone, since it changes
    /// bits.
    static func choices(_ graph: Graph, shapes: [Shape], backend: Backend) -> [PointwiseAlgorithm?] {
        let useCounts = graph.useCounts
        var choices = graph.nodes.indices.map { index -> PointwiseAlgorithm? in
            guard case .convolution(let convolution) = graph.nodes[index].operation, convolution.isPointwise,
                graph.precision(of: index) == .float
            else { return nil }
            return PointwiseAlgorithm(
                convolution, shape: shapes[index], backend: backend, numerics: graph.numerics)
        }
        guard graph.numerics > .v1 else { return choices }
        for (reader, node) in graph.nodes.enumerated() {
            guard let source = node.inputs.first, useCounts[source] == 1, graph.nodes[reader].operation.readsRows,
                graph.writesRows(source, shapes: shapes), graph.precision(of: source) == .float,
                imageByteCount(shapes[source]) > largeMapByteCount
            else { continue }
            for index in [source, reader] where choices[index]?.isSameByRows(width: shapes[index][2]) == false {
                choices[index] = .plain
            }
        }
        return choices
    }

    /// Bytes of an image's map that any second-level cache leaves whole between layers.
    private static let smallMapByteCount = 256 << 10
    /// Bytes of an image's map that the second-level cache of most processors does not hold beside weights.
    private static let largeMapByteCount = 512 << 10

    private static func imageByteCount(_ shape: Shape) -> Int {
        shape.count / max(shape[0], 1) * MemoryLayout<Float>.stride
    }

    /// Strassen's algorithm where that pays and does not cost accuracy; the same choice on every backend.
    ///
    /// Large maps are computed row by row where caches are small. So, but for the first version of the numerics, they have block
    /// Strassen only where a row is whole blocks.
    init(_ convolution: Convolution, shape: Shape, backend: Backend, numerics: NumericsVersion) {
        let (k, n) = (convolution.kernel.shape[2], convolution.kernel.shape[3])
        let pixels = shape.count / n / max(shape[0], 1)
        if BlockStrassenPacking.suits(inputChannels: k, outputChannels: n, pixels: pixels) {
            let layout = BlockStrassenPacking.layout(inputChannels: k, outputChannels: n, backend: backend)
            let isSmall = pixels * max(k, n) * MemoryLayout<Float>.stride <= Self.smallMapByteCount
            let isChosen = numerics == .v1 || isSmall || shape[2] % layout.blockPixels == 0
            self = isChosen && Self.isAccurate(convolution) ? .blockStrassen(layout) : .plain
        } else if let layout = WholeMapStrassenPacking.layout(inputChannels: k, outputChannels: n, pixels: pixels) {
            self = Self.isAccurate(convolution) ? .wholeMapStrassen(layout) : .plain
        } else {
            self = .plain
        }
    }

    private static func isAccurate(_ convolution: Convolution) -> Bool {
        BlockStrassenPacking.isAccurate(
            magnitudes: convolution.kernel.columnMagnitudes(convolution.outputChannels),
            bias: convolution.bias?.withUnsafeFloats { Array($0) })
    }
}

extension Convolution {
    /// Whether the convolution is a matrix product over all pixels.
    var isPointwise: Bool {
        let isUnpadded: Bool =
            switch padding {
            case .valid, .same: true
            case .explicit(let insets): insets == .zero
            }
        return window == Extent(height: 1, width: 1) && strides == Extent(height: 1, width: 1) && groups == 1
            && isUnpadded
    }
}
