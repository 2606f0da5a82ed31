#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// 10 · log10(Σ wanted² / Σ (found - wanted)²), known as SQNR where the noise is that of quantization.
struct SignalToNoise {
    private var signal = 0.0
    private var noise = 0.0

    mutating func add(_ found: Double, _ wanted: Double) {
        signal += wanted * wanted
        noise += (found - wanted) * (found - wanted)
    }

    /// Infinite without noise, minus infinity when a value is not a number or all of it is noise.
    var decibels: Double {
        if noise == 0 { return .infinity }
        guard noise.isFinite, signal > 0 else { return -.infinity }
        return 10 * log10(signal / noise)
    }
}
