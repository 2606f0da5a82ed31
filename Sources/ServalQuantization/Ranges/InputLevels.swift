import ServalTensor
import ServalWeights

/// The levels of a network's input that is a photo: they follow from the pre-processing, not from calibration.
enum InputLevels {
    /// The parameters with the smallest squared error over all pixel values, or nil when the channels differ.
    static func parameters(_ preprocessing: Preprocessing) -> QuantizationParameters? {
        guard let scale = preprocessing.scale.first, let offset = preprocessing.offset.first,
            preprocessing.scale.allSatisfy({ $0 == scale }), preprocessing.offset.allSatisfy({ $0 == offset }),
            scale != 0
        else { return nil }
        let pixels = (0...255).map { Float($0) * scale + offset }
        let (low, high) = (Double(min(pixels[0], pixels[255], 0)), Double(max(pixels[0], pixels[255], 0)))
        guard high - low > 1e-6, high - low < 1e6 else { return nil }
        var best: (error: Double, parameters: QuantizationParameters)?
        let ideal = -low * 255 / (high - low)
        for zeroPoint in Set([Int(ideal.rounded(.down)), Int(ideal.rounded(.up))]).sorted() {
            // Zero on this level; then the finest levels that reach both ends, and those of the pixels themselves.
            let reaching = max(
                zeroPoint > 0 ? -low / Double(zeroPoint) : 0, zeroPoint < 255 ? high / Double(255 - zeroPoint) : 0)
            for step in [reaching, Double(abs(scale))] {
                guard let parameters = try? QuantizationParameters(scale: Float(step), zeroPoint: zeroPoint) else {
                    continue
                }
                let error = pixels.reduce(0.0) { sum, pixel in
                    let difference = Double(parameters.dequantized(parameters.quantized(pixel))) - Double(pixel)
                    return sum + difference * difference
                }
                if error < best?.error ?? .infinity { best = (error, parameters) }
            }
        }
        return best?.parameters
    }
}
