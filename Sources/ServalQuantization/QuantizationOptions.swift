/// How a network is quantized.
public struct QuantizationOptions: Sendable {
    /// How the range of an activation is chosen from what calibration has seen of it.
    public enum RangeMethod: String, CaseIterable, Sendable {
        /// All that was seen.
        case minmax
        /// All but a small share at either end.
        case percentile
        /// The range with the smallest mean squared error of what was seen.
        case mse
    }

    /// How the ranges of activations are chosen.
    public var method: RangeMethod
    /// The share of elements, in percent, that a range of `percentile` holds.
    public var percentile: Double
    /// Whether weights' scales minimise the squared error of the layer's output, rather than just cover the largest.
    public var minimizesWeightError: Bool
    /// Whether channels of one value are brought to like ranges before, where that changes nothing but for rounding.
    public var equalizes: Bool
    /// Whether biases make up for the mean error that the rounding of the weights causes.
    public var correctsBias: Bool
    /// Names of layers to be kept in float32.
    public var floatLayers: Set<String>

    /// Options for quantizing; the standard ones suit most networks.
    public init(
        method: RangeMethod = .mse, percentile: Double = 99.99, minimizesWeightError: Bool = true,
        equalizes: Bool = true, correctsBias: Bool = true, floatLayers: Set<String> = []
    ) {
        (self.method, self.percentile, self.minimizesWeightError) = (method, percentile, minimizesWeightError)
        (self.equalizes, self.correctsBias, self.floatLayers) = (equalizes, correctsBias, floatLayers)
    }
}
