import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// Which operations can be stages of a fused operator, one behind the other.
extension LineBufferSelection {
    /// Whether an operation can read the rows of its first input from where that leaves them.
    ///
    /// A convolution with a window reads whole maps and may only start a fused operator, and none by Winograd's algorithm, which
    /// computes several rows at once. So may a rescaling, and an activation
    /// unless it follows a rescaling: behind a convolution both are folded into it.
    func canFollow(_ reader: Int, _ source: Int) -> Bool {
        let operation = graph.nodes[reader].operation
        switch graph.nodes[source].operation {
        case .rescaling: return operation.isActivation || operation.readsRows && isSameAsStage(reader)
        case .activation: return operation.readsRows && isSameAsStage(reader)
        case .convolution, .depthwiseConvolution:
            guard operation.readsRows else { return isTable(reader, behind: source) }
            guard graph.writesRows(source, shapes: shapes) else { return false }
            return graph.numerics == .v1 || hasSameBitsByRows(reader) && hasSameBitsByRows(source)
        default: return false
        }
    }

    /// Whether an activation is a table in 8 bits, which follows what a convolution has just written.
    func isTable(_ index: Int, behind source: Int) -> Bool {
        guard graph.nodes[index].operation.isActivation, graph.precision(of: index) == .integer else { return false }
        switch graph.nodes[source].operation {
        case .convolution, .depthwiseConvolution: return true
        default: return false
        }
    }

    /// Whether an operator gives the same bits alone and as a stage, and is split by rows both times.
    private func isSameAsStage(_ index: Int) -> Bool {
        guard case .convolution = graph.nodes[index].operation, graph.precision(of: index) == .float else {
            return true
        }
        let shape = shapes[index]
        return shape[0] * shape[1] * shape[2] > PointwiseOperator.fewPixels && hasSameBitsByRows(index)
    }

    private func hasSameBitsByRows(_ index: Int) -> Bool {
        algorithms[index]?.isSameByRows(width: shapes[index][2]) != false
    }
}

/// Weights that every tile of rows reads.
extension LineBufferSelection {
    /// Bytes of weights that any second-level cache holds beside line buffers.
    private static let leastWeightByteCount = 128 << 10

    /// Whether a product in row tiles would read far more weights from the outer caches than it would save there by not storing
    /// a map, and computes the same bits by itself. A stored map takes memory, so as much again does not count.
    ///
    /// - Parameters:
    ///   - map: the value before or behind the product.
    ///   - stages: of the operator that both would be in; each of them has a line buffer.
    func rereadsWeights(_ index: Int, map: Int, stages: Int) -> Bool {
        guard case .convolution(let convolution) = graph.nodes[index].operation, convolution.isPointwise,
            graph.precision(of: index) == .float
        else { return false }
        let weightByteCount = saturatingProduct(convolution.kernel.shape.count, MemoryLayout<Float>.stride)
        guard weightByteCount > max(caches.level2 / 2, Self.leastWeightByteCount), hasSameBitsByRows(index) else {
            return false
        }
        let size = MapSize(height: shapes[map][1], width: shapes[map][2], channels: shapes[map][3])
        let rowByteCount = saturatingProduct(stages - 1, max(size.rowByteCount, 1))
        let bufferedRows = max(Int(Self.lineBufferShare * Double(caches.level2)) / rowByteCount, 1)
        let tileRows = 1 << (Int.bitWidth - 1 - bufferedRows.leadingZeroBitCount)
        let tiles = (size.height + tileRows - 1) / tileRows
        return saturatingProduct(tiles - 1, weightByteCount) > saturatingProduct(4 * size.height, size.rowByteCount)
    }
}

extension Graph {
    /// Whether a convolution writes its rows one after the other, which Winograd's algorithm does not.
    func writesRows(_ index: Int, shapes: [Shape]) -> Bool {
        switch nodes[index].operation {
        case .depthwiseConvolution: true
        case .convolution: convolutionAlgorithm(index, shapes: shapes) == .direct
        default: false
        }
    }
}

extension ServalGraph.Operation {
    fileprivate var isActivation: Bool {
        if case .activation = self { true } else { false }
    }

    /// Whether the operation computes rows from rows that lie anywhere.
    var readsRows: Bool {
        switch self {
        case .depthwiseConvolution: true
        case .convolution(let convolution): convolution.isPointwise
        default: false
        }
    }
}
