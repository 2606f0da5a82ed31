import ServalKernelInterface
import ServalTensor

/// Packing of depthwise windows in 8 bits.
///
/// Row pairs, for any window: blocks of 16 output channels, each
///
///     bias[16]              Int32, less the input's zero point times the sum of the channel's taps
///     multiplier[16]        Float
///     column 0 of rows 0, 1 of channel 0, of channel 1, ... · column 1 of rows 0, 1 ... · column 0 of rows 2, 3 ...      Int8
///
/// Columns, for a 3×3 window where four products are summed at once: blocks of 64 channels, then one of 32 and one of 16 as they fit, each
///
///     bias[64] · multiplier[64] · column 0 [64] · column 1 [64] · column 2 [64]
///
/// A column is the three taps of a channel, from the top, and a zero. A block of fewer channels repeats them. Lane 16v + 4q + i
/// of a block is channel 16q + 4v + i: the order in which interleaving bytes leaves them.
///
/// Vector pairs, for a 3×3 window elsewhere: blocks of two vectors of channels, each
///
///     bias[2 · lanes] · multiplier[2 · lanes] · five pairs of taps [2 · lanes], in Int16
///
/// The pairs are rows 0 and 1 of the columns, then columns 0 and 1 of the last row, then its column 2 and a zero. A
/// vector takes four channels of the block in turn with the other: the order in which interleaving 16-bit values
/// leaves them.
///
/// Channels beyond the last and taps that complete a pair are zero.
package enum QuantizedDepthwisePacking {
    package static func layout(window: Window, channels: Int, multiplier: Int, backend: Backend)
        -> QuantizedDepthwiseLayout
    {
        let taps = window.height * window.width
        let hasColumns =
            window.height == 3 && window.width == 3 && window.dilationY == 1 && window.dilationX == 1
            && window.strideY == window.strideX && window.strideX <= 2 && multiplier == 1
        if hasColumns {
            switch backend.instructionSet.byteWindows {
            case .columns:
                return QuantizedDepthwiseLayout(
                    form: .columns, taps: 9, channels: channels, byteCount: columnBlocks(channels).count * 1280)
            case .vectorPairs:
                let padded = (channels + 15) & ~15
                return QuantizedDepthwiseLayout(
                    form: .vectorPairs(lanes: backend.instructionSet.lanes), taps: 9, channels: channels,
                    byteCount: padded * 28)
            }
        }
        let blocks = (channels + 15) / 16
        let pairs = saturatingProduct((window.height + 1) / 2, window.width)
        return QuantizedDepthwiseLayout(
            form: .rowPairs(width: window.width), taps: taps, channels: channels,
            byteCount: saturatingProduct(blocks * 16, 8 + 2 * pairs))
    }

    /// Packs `weights[tap · channels + c]`: Keras' (height, width, channels, multiplier), channels × multiplier as one.
    ///
    /// - Parameters:
    ///   - multipliers: for each output channel, scale of input × scale of weights / scale of output.
    ///   - packed: room for `layout.byteCount` bytes, aligned for Int32.
    package static func pack(
        _ layout: QuantizedDepthwiseLayout, weights: UnsafePointer<Int8>, bias: UnsafePointer<Int32>?,
        inputZeroPoint: Int32, multipliers: UnsafePointer<Float>, into packed: UnsafeMutableRawPointer
    ) {
        switch layout.form {
        case .rowPairs(let width):
            packRowPairs(layout, width, weights, bias, inputZeroPoint, multipliers, packed)
        case .columns: packColumns(layout, weights, bias, inputZeroPoint, multipliers, packed)
        case .vectorPairs(let lanes):
            packVectorPairs(layout, lanes, weights, bias, inputZeroPoint, multipliers, packed)
        }
    }

    /// First channel and channels of each block packed by columns.
    private static func columnBlocks(_ channels: Int) -> [(first: Int, lanes: Int)] {
        var blocks: [(first: Int, lanes: Int)] = []
        let padded = (channels + 15) & ~15
        var first = 0
        while first < padded {
            let lanes = [64, 32, 16].first { $0 <= padded - first } ?? 16
            blocks.append((first, lanes))
            first += lanes
        }
        return blocks
    }

    private static func packColumns(
        _ layout: QuantizedDepthwiseLayout, _ weights: UnsafePointer<Int8>, _ bias: UnsafePointer<Int32>?,
        _ inputZeroPoint: Int32, _ multipliers: UnsafePointer<Float>, _ packed: UnsafeMutableRawPointer
    ) {
        for (index, block) in columnBlocks(layout.channels).enumerated() {
            let start = packed + index * 1280
            let biases = start.bindMemory(to: Int32.self, capacity: 64)
            let scales = (start + 256).bindMemory(to: Float.self, capacity: 64)
            let target = (start + 512).bindMemory(to: Int8.self, capacity: 768)
            for lane in 0..<64 {
                let (vector, quarter, i) = (lane / 16, lane % 16 / 4, lane % 4)
                let c = block.first + (16 * quarter + 4 * vector + i) % block.lanes
                let exists = c < layout.channels
                var sum: Int32 = 0
                for column in 0..<3 {
                    for row in 0..<4 {
                        let weight = exists && row < 3 ? weights[(3 * row + column) * layout.channels + c] : 0
                        sum += Int32(weight)
                        target[column * 256 + 4 * lane + row] = weight
                    }
                }
                biases[lane] = exists ? (bias?[c] ?? 0) &- inputZeroPoint &* sum : 0
                scales[lane] = exists ? multipliers[c] : 0
            }
        }
    }

    /// The taps of the pairs of a 3×3 window, by row × 3 + column; 9 is none.
    private static let tapPairs = [(0, 3), (1, 4), (2, 5), (6, 7), (8, 9)]

    private static func packVectorPairs(
        _ layout: QuantizedDepthwiseLayout, _ lanes: Int, _ weights: UnsafePointer<Int8>,
        _ bias: UnsafePointer<Int32>?, _ inputZeroPoint: Int32, _ multipliers: UnsafePointer<Float>,
        _ packed: UnsafeMutableRawPointer
    ) {
        let size = 2 * lanes
        var block = packed
        for base in stride(from: 0, to: (layout.channels + 15) & ~15, by: size) {
            let biases = block.bindMemory(to: Int32.self, capacity: size)
            let scales = (block + 4 * size).bindMemory(to: Float.self, capacity: size)
            let target = (block + 8 * size).bindMemory(to: Int16.self, capacity: 10 * size)
            for slot in 0..<size {
                let lane = slot % lanes
                let c = base + lane / 4 * 8 + slot / lanes * 4 + lane % 4
                let exists = c < layout.channels
                func weight(_ tap: Int) -> Int8 { exists && tap < 9 ? weights[tap * layout.channels + c] : 0 }
                for (index, pair) in tapPairs.enumerated() {
                    target[(index * size + slot) * 2] = Int16(weight(pair.0))
                    target[(index * size + slot) * 2 + 1] = Int16(weight(pair.1))
                }
                let sum = (0..<9).reduce(Int32(0)) { $0 + Int32(weight($1)) }
                biases[slot] = exists ? (bias?[c] ?? 0) &- inputZeroPoint &* sum : 0
                scales[slot] = exists ? multipliers[c] : 0
            }
            block += 28 * size
        }
    }

    private static func packRowPairs(
        _ layout: QuantizedDepthwiseLayout, _ width: Int, _ weights: UnsafePointer<Int8>,
        _ bias: UnsafePointer<Int32>?, _ inputZeroPoint: Int32, _ multipliers: UnsafePointer<Float>,
        _ packed: UnsafeMutableRawPointer
    ) {
        let pairs = (layout.taps / width + 1) / 2 * width
        var block = packed
        for base in stride(from: 0, to: layout.channels, by: 16) {
            let biases = block.bindMemory(to: Int32.self, capacity: 16)
            let scales = (block + 64).bindMemory(to: Float.self, capacity: 16)
            let target = (block + 128).bindMemory(to: Int8.self, capacity: 32 * pairs)
            for lane in 0..<16 {
                let c = base + lane
                let exists = c < layout.channels
                var sum: Int32 = 0
                for pair in 0..<pairs {
                    for row in 0..<2 {
                        let tap = (pair / width * 2 + row) * width + pair % width
                        let weight = exists && tap < layout.taps ? weights[tap * layout.channels + c] : 0
                        sum += Int32(weight)
                        target[pair * 32 + 2 * lane + row] = weight
                    }
                }
                biases[lane] = exists ? (bias?[c] ?? 0) &- inputZeroPoint &* sum : 0
                scales[lane] = exists ? multipliers[c] : 0
            }
            block += 128 + 32 * pairs
        }
    }
}
