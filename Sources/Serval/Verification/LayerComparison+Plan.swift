import ServalTensor
import ServalWeights

extension LayerComparison {
    /// Compares values that the plan has computed.
    ///
    /// With a whole dump, its values are what they are compared with. With a sampled one, all elements are compared
    /// with the reference operators, and those of the sample with the dump as well; as Keras' rounding errors of all
    /// layers before are in the sample, it is held to the cumulative tolerance.
    ///
    /// - Parameter exact: the value of the reference operators, which tells whether plan or dump is at fault; nil where the
    ///   dump alone is compared with.
    package init(
        _ name: String, className: String, values: UnsafeBufferPointer<Float>, expected: ReferenceValue,
        exact: Tensor?, magnitude: Double, source: Source, tolerance: Tolerance
    ) {
        let direct = ErrorMetrics(reference: expected, magnitude: magnitude) { Double(values[$0]) }
        let limit = tolerance.limit(magnitude: magnitude)
        let dumpLimit = exact == nil ? limit : Tolerance.cumulative.limit(magnitude: magnitude)
        let agreesWithDump = direct.maximumAbsolute <= dumpLimit
        let operators = exact.map { exact in
            ErrorMetrics(reference: exact, magnitude: magnitude) { Double(values[$0]) }
        }
        let isRight = operators.map { $0.maximumAbsolute <= limit } ?? agreesWithDump
        self.init(
            name: name, className: className, shape: expected.shape.dimensions, source: source,
            metrics: agreesWithDump ? operators ?? direct : direct, dumpCount: expected.count,
            limit: agreesWithDump ? limit : dumpLimit,
            verdict: !isRight ? .failed : agreesWithDump ? .passed : .dumpDiffers)
    }
}
