import ServalKernelInterface

/// Packing of weights for products by Strassen's algorithm, and when it is worth it.
package enum BlockStrassenPacking {
    /// Bytes of the packed weights of a layer; they are read once for each block of pixels.
    private static let largestByteCount = 2 << 20
    private static let fewestPixels = 98
    private static let fewestInputChannels = 64
    /// How much larger one output channel may be than the one it is combined with. Its rounding errors reach the other.
    private static let largestRatio: Float = 256

    /// Whether `pixels` of an image can be multiplied with a matrix in whole blocks, with a gain.
    ///
    /// The same on every backend, since results differ by rounding from those of the plain product.
    package static func suits(inputChannels: Int, outputChannels: Int, pixels: Int) -> Bool {
        let layout = BlockStrassenLayout(
            inputChannels: inputChannels, outputChannels: outputChannels, vectorWidth: 16, hasWideTiles: true)
        return pixels % layout.blockPixels == 0 && pixels >= fewestPixels && inputChannels % 16 == 0
            && outputChannels % 32 == 0 && inputChannels >= fewestInputChannels
            && layout.floatCount * MemoryLayout<Float>.stride <= largestByteCount
    }

    /// The layout of a layer's weights for a backend.
    package static func layout(inputChannels: Int, outputChannels: Int, backend: Backend) -> BlockStrassenLayout {
        let instructionSet = backend.instructionSet
        return BlockStrassenLayout(
            inputChannels: inputChannels, outputChannels: outputChannels, vectorWidth: instructionSet.lanes,
            hasWideTiles: instructionSet.hasWideTiles)
    }

    /// Whether any two output channels that are combined are of comparable size, the largest weight and the bias of a
    /// channel together.
    ///
    /// - Parameter magnitudes: of each output channel, that of its largest weight.
    package static func isAccurate(magnitudes: [Float], bias: UnsafePointer<Float>?) -> Bool {
        let half = magnitudes.count / 2
        func size(_ n: Int) -> Float { magnitudes[n] + abs(bias?[n] ?? 0) }
        return (0..<half).allSatisfy { n in
            let (a, b) = (size(n), size(n + half))
            return a == 0 || b == 0 || (a <= largestRatio * b && b <= largestRatio * a)
        }
    }

    /// Packs the weight of input channel k and output channel n, found at `weights[k · outputChannels + n]`.
    ///
    /// - Parameter packed: room for `layout.floatCount` floats.
    package static func pack(
        _ layout: BlockStrassenLayout, weights: UnsafePointer<Float>, bias: UnsafePointer<Float>?,
        into packed: UnsafeMutablePointer<Float>
    ) {
        let (n, half) = (layout.outputChannels, layout.inputChannels / 2)
        let right = n / 2
        var target = packed
        var column = 0
        for panel in 0..<layout.panelCount {
            let lanes = layout.vectorWidth * layout.vectors(ofPanel: panel)
            for lane in 0..<lanes {
                let (left, other) = (bias?[column + lane] ?? 0, bias?[column + lane + right] ?? 0)
                target[lane] = left
                target[lanes + lane] = other - left
            }
            target += 2 * lanes
            let size = half * lanes
            for k in 0..<half {
                let upper = weights + k * n + column
                let lower = upper + half * n
                for lane in 0..<lanes {
                    let (b11, b12) = (Double(upper[lane]), Double(upper[lane + right]))
                    let (b21, b22) = (Double(lower[lane]), Double(lower[lane + right]))
                    let place = target + k * lanes + lane
                    place[0] = upper[lane]
                    place[size] = lower[lane]
                    place[2 * size] = Float(b22 - b12 + b11)
                    place[3 * size] = Float(b22 - b12)
                    place[4 * size] = Float(b21 - (b22 - b12 + b11))
                    place[5 * size] = Float(b12 - b11)
                    place[6 * size] = lower[lane + right]
                }
            }
            target += 7 * size
            column += lanes
        }
    }
}
