import ServalTensor
import ServalWeights

/// How far computed values are from a reference's, in the measures in use among inference engines.
public struct ErrorMetrics: Hashable, Sendable {
    /// The largest absolute difference; infinite where a value is not a number.
    public let maximumAbsolute: Double
    /// The largest difference relative to the element of the reference, of elements of at least 1 % of the
    /// layer's largest magnitude.
    public let maximumRelative: Double
    /// The largest difference in steps between neighbouring float32 numbers, of the same elements.
    public let maximumULP: Int
    /// The signal to noise ratio of the whole layer in dB; infinite for equal values.
    public let signalToNoise: Double
    /// The cosine of the angle between the two vectors; 1 for equal values.
    public let cosine: Double
    /// The row-major position of the largest absolute difference.
    public let worstIndex: Int
    /// What was computed for that element; 0 where no element differs.
    public let worstFound: Double
    /// What the reference has for that element; 0 where no element differs.
    public let worstWanted: Double
    /// How many elements were compared.
    public let count: Int

    /// Elements below this share of the layer's largest magnitude count as near zero: they are the result of
    /// cancellation, and only their absolute difference says anything.
    static let nearZeroShare = 0.01

    /// Compares the known elements of a reference value.
    ///
    /// - Parameters:
    ///   - magnitude: the layer's largest magnitude.
    ///   - value: the computed element at a row-major position of the full shape.
    init(reference: ReferenceValue, magnitude: Double, value: (Int) -> Double) {
        self = reference.values.withUnsafeFloats { expected in
            reference.isSampled
                ? ErrorMetrics(expected, magnitude: magnitude, position: reference.position, value: value)
                : ErrorMetrics(expected, magnitude: magnitude, position: { $0 }, value: value)
        }
    }

    /// Compares all elements of a float32 tensor.
    package init(reference: Tensor, magnitude: Double, value: (Int) -> Double) {
        self = reference.withUnsafeFloats { expected in
            ErrorMetrics(expected, magnitude: magnitude, position: { $0 }, value: value)
        }
    }

    private init(
        _ expected: UnsafeBufferPointer<Float>, magnitude: Double, position: (Int) -> Int, value: (Int) -> Double
    ) {
        var (absolute, relative) = (MaximumAbsoluteError(), MaximumRelativeError())
        var (steps, noise, cosine) = (MaximumULPError(), SignalToNoise(), CosineSimilarity())
        let threshold = magnitude * Self.nearZeroShare
        for index in expected.indices {
            let position = position(index)
            let (found, wanted) = (value(position), Double(expected[index]))
            absolute.add(found, wanted, at: position)
            noise.add(found, wanted)
            cosine.add(found, wanted)
            if abs(wanted) >= threshold {
                relative.add(found, wanted)
                steps.add(Float(found), expected[index])
            }
        }
        maximumAbsolute = absolute.value
        worstIndex = absolute.index
        (worstFound, worstWanted) = (absolute.found, absolute.wanted)
        maximumRelative = relative.value
        maximumULP = steps.value
        signalToNoise = noise.decibels
        self.cosine = cosine.value
        count = expected.count
    }
}
