import ServalTensor

extension ObjectReader {
    /// The member `quantization`, `{"scale", "zero_point"}`; nil when there is none.
    mutating func quantization() throws(WeightsError) -> QuantizationParameters? {
        let key = "quantization"
        guard let value = optional(key), value != .null else { return nil }
        guard let object = value.object else { throw invalid(key, "an object of scale and zero_point") }
        var reader = ObjectReader(object, of: owner)
        let (scale, zeroPoint) = (try reader.float("scale"), try reader.int("zero_point", in: .min ... .max))
        try reader.finish()
        do {
            return try QuantizationParameters(scale: scale, zeroPoint: zeroPoint)
        } catch {
            throw .quantizationInvalid(layer: owner, error)
        }
    }
}
