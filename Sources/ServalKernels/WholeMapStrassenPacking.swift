import ServalKernelInterface

/// Packing of weights for products of whole images by Strassen's algorithm, and when it is worth it.
package enum WholeMapStrassenPacking {
    /// Bytes of the left-hand factors, which are read for each panel and so should stay in the second-level cache.
    private static let largestFactorByteCount = 512 << 10
    private static let fewestOutputChannels = 128
    private static let fewestInputChannels = 64

    /// The layout for an image of `pixels`; nil where a plain product is faster or the shape does not allow it.
    ///
    /// The same on every backend, since results differ by rounding from those of the plain product.
    package static func layout(inputChannels: Int, outputChannels: Int, pixels: Int) -> WholeMapStrassenLayout? {
        guard
            inputChannels % 32 == 0, outputChannels % 32 == 0, inputChannels >= fewestInputChannels,
            outputChannels >= fewestOutputChannels,
            let layout = WholeMapStrassenLayout(
                inputChannels: inputChannels, outputChannels: outputChannels, pixels: pixels),
            7 * layout.factorFloats * MemoryLayout<Float>.stride <= largestFactorByteCount
        else { return nil }
        return layout
    }

    /// Packs the weight of input channel k and output channel n, found at `weights[k · outputChannels + n]`.
    ///
    /// - Parameter packed: room for `layout.floatCount` floats.
    package static func pack(
        _ layout: WholeMapStrassenLayout, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        into packed: UnsafeMutablePointer<Float>
    ) {
        let (n, half, lanes) = (layout.outputChannels, layout.inputChannels / 2, WholeMapStrassenLayout.lanes)
        let right = n / 2
        for panel in 0..<layout.panelCount {
            let column = panel * lanes
            let start = packed + panel * layout.panelFloats
            for lane in 0..<lanes {
                let (left, other) = (bias?[column + lane] ?? 0, bias?[column + lane + right] ?? 0)
                start[lane] = left
                start[lanes + lane] = other - left
            }
            var target = start + 2 * lanes
            for part in 0..<layout.parts {
                let blocks = layout.blocks(ofPart: part)
                let rows = blocks.lowerBound * lanes..<blocks.upperBound * lanes
                for (k, firstColumn) in [(0, column), (0, column + right), (half, column), (half, column + right)] {
                    for row in rows {
                        copyLanes(lanes, from: weights + (k + row) * n + firstColumn, to: target)
                        target += lanes
                    }
                }
            }
        }
    }
}
