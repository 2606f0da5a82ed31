import ServalGraph
import ServalKernelInterface
import ServalKernels
import ServalTensor

/// How a convolution with a window is computed in float32.
enum ConvolutionAlgorithm: Equatable, Sendable {
    /// As a sum over the window.
    case direct
    /// By Winograd's algorithm, in tiles of so many output rows and columns: F(4, 3) or F(2, 3).
    case winograd(tileSize: Int)
}

extension ConvolutionAlgorithm {
    /// Channels below which transforming tiles, or beginning the sum of so few products, takes longer than is saved.
    private static let fewestChannels = 16
    /// Bytes of the packed weights of a layer.
    private static let largestByteCount = 64 << 20
    /// The share of the direct form's work below which Winograd's algorithm is chosen.
    private static let leastGain = 0.9

    /// The algorithm with the least estimated work. It determines the bits of the result, so nothing counts but the shape of one
    /// image and the channels.
    init(window: Extent, strides: Extent, dilation: Extent, groups: Int, channels: Int, filters: Int, output: Extent) {
        self = .direct
        let (one, three) = (Extent(height: 1, width: 1), Extent(height: 3, width: 3))
        guard window == three, strides == one, dilation == one, groups == 1,
            channels >= Self.fewestChannels, filters >= Self.fewestChannels
        else { return }
        var least = Self.leastGain * Self.workOfDirect(output)
        for tileSize in [2, 4] {
            let products = (tileSize + 2) * (tileSize + 2)
            let byteCount = saturatingProduct(
                saturatingProduct(channels + 1, filters), products * MemoryLayout<Float>.stride)
            let work = Self.work(tileSize: tileSize, channels: channels, filters: filters, output)
            if byteCount <= Self.largestByteCount, work < least {
                (self, least) = (.winograd(tileSize: tileSize), work)
            }
        }
    }

    /// Products for each pair of channels that take as long as reading a weight from outer caches.
    private static let weightWork = 12.0

    private static func workOfDirect(_ output: Extent) -> Double {
        9 * (Double(output.height) * Double(output.width) + weightWork)
    }

    /// The same for each pair of channels: products, the reading of the weights, and the transforms, which take as long as so many
    /// products for each tile and channel.
    private static func work(tileSize: Int, channels: Int, filters: Int, _ output: Extent) -> Double {
        let rows = (output.height + tileSize - 1) / tileSize
        let columns = (output.width + tileSize - 1) / tileSize
        let products = Double((tileSize + 2) * (tileSize + 2))
        let (inputWork, outputWork) = tileSize == 4 ? (200.0, 120.0) : (70.0, 40.0)
        let tileWork = products + inputWork / Double(filters) + outputWork / Double(channels)
        return Double(rows) * Double(columns) * tileWork + products * weightWork
    }
}

extension Graph {
    /// The algorithm of a node with a window; `.direct` for every other node. All ask here, and so get the same answer.
    func convolutionAlgorithm(_ index: Int, shapes: [Shape]) -> ConvolutionAlgorithm {
        guard numerics >= .v2, case .convolution(let convolution) = nodes[index].operation,
            precision(of: index) == .float
        else { return .direct }
        return ConvolutionAlgorithm(
            window: convolution.window, strides: convolution.strides, dilation: convolution.dilation,
            groups: convolution.groups, channels: convolution.kernel.shape[2], filters: convolution.outputChannels,
            output: Extent(height: shapes[index][1], width: shapes[index][2]))
    }
}
