import ServalTensor

/// A value that a chain computes on the way and that the plan never stores.
package struct ChainValue: Sendable {
    package let node: Int
    /// Row-major and without padding; empty for a value in 8 bits.
    package let real: [Float]
    /// The same in 8 bits; empty for real numbers.
    package let levels: [UInt8]
    /// What the levels mean.
    package let quantization: QuantizationParameters?
}

extension Executor {
    /// What the stages of a chain compute before the last one, in order; empty for another step. Values of which a
    /// chain leaves out rows, since nothing reads them, are missing.
    ///
    /// The step is computed once more, on the caller's thread and from the values now stored, by the code of every run, which
    /// copies the rows in its rings. Allocates.
    package func chainValues(ofStep index: Int) -> [ChainValue] {
        guard case .chain(let chain) = plan.steps[index].work else { return [] }
        let maps = chain.stages.map { stage in
            AlignedBuffer(byteCount: chain.images * stage.output.byteCount)
        }
        maps.map(\.start).withUnsafeBufferPointer { state.runAlone(step: index, chainCopies: $0.baseAddress) }
        let isWhole = chain.computesWholeMaps()
        return chain.values.indices.dropLast().filter { isWhole[$0] }.map { stage in
            let (value, map) = (chain.values[stage], maps[stage])
            guard value.quantization != nil else {
                let start = map.start.assumingMemoryBound(to: Float.self)
                return ChainValue(
                    node: value.node, real: Array(UnsafeBufferPointer(start: start, count: value.shape.count)),
                    levels: [], quantization: nil)
            }
            return ChainValue(
                node: value.node, real: [], levels: ByteLayout(value.shape).levels(at: map.start),
                quantization: value.quantization)
        }
    }
}
