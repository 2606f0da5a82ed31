import ServalTensor

/// Looks at the values of a plan between runs of its steps: for verification, calibration and tests.
///
/// An executor knows nothing of its observers; while one is at work nobody else may begin a run.
package struct PlanObserver {
    package let executor: Executor

    package init(_ executor: Executor) { self.executor = executor }

    package var plan: Plan { executor.plan }
}

/// A value that a fused operator computes on the way and that the plan never stores.
package struct LineBufferValue: Sendable {
    package let node: Int
    /// Row-major and without padding; empty for a quantized value.
    package let floats: [Float]
    /// The same of a quantized value; empty for another.
    package let quantized: [UInt8]
    /// How it is quantized.
    package let quantization: QuantizationParameters?
}

extension PlanObserver {
    /// What the stages of a step's fused operator compute before the last one, in order; empty for another step. Values of which
    /// the operator leaves out rows, since nothing reads them, are missing.
    ///
    /// The operator is run once more, on the caller's thread and from the values now stored, with line buffers as tall as the
    /// maps and tiles as in every run. Allocates.
    package func lineBufferValues(ofStep index: Int) -> [LineBufferValue] {
        guard var fused = plan.steps[index].operator as? FusedOperator else { return [] }
        fused.layOutLineBuffers(tileRows: fused.tileRows, holdsWholeMaps: true)
        let scratch = AlignedBuffer(byteCount: fused.scratchByteCount)
        var context = executor.state.context(member: 0)
        context.scratch = scratch.start
        let isWhole = fused.computesWholeMaps()
        var maps = [[UInt8]](repeating: [], count: fused.stages.count)
        let rows = fused.taskCount / fused.images
        for image in 0..<fused.images {
            fused.run(image * rows..<(image + 1) * rows, context)
            for (index, stage) in fused.stages.enumerated().dropLast() where isWhole[index] {
                maps[index] += UnsafeRawBufferPointer(
                    start: scratch.start + stage.lineOffset, count: stage.output.byteCount)
            }
        }
        return fused.values.indices.dropLast().filter { isWhole[$0] }.map { stage in
            LineBufferValue(fused.values[stage], bytes: maps[stage])
        }
    }
}

extension LineBufferValue {
    fileprivate init(_ value: FusedOperator.Value, bytes: [UInt8]) {
        (node, quantization) = (value.node, value.quantization)
        (floats, quantized) = bytes.withUnsafeBytes { bytes -> ([Float], [UInt8]) in
            guard let start = bytes.baseAddress else { return ([], []) }
            if value.quantization != nil { return ([], QuantizedLayout(value.shape).values(at: start)) }
            let count = value.shape.count
            return (Array(UnsafeBufferPointer(start: start.assumingMemoryBound(to: Float.self), count: count)), [])
        }
    }
}
