#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// 10 · log10(Σ wanted² / Σ (found - wanted)²) over all elements that were added, known as SQNR where the noise is that of
/// quantization.
package struct SignalToNoise: Sendable {
    private var signal = 0.0
    private var noise = 0.0

    package init() {}

    package mutating func add(_ found: Double, _ wanted: Double) {
        signal += wanted * wanted
        noise += (found - wanted) * (found - wanted)
    }

    /// Adds as many elements as the shorter of the two has.
    package mutating func add(found: UnsafeBufferPointer<Float>, wanted: UnsafeBufferPointer<Float>) {
        for (found, wanted) in zip(found, wanted) { add(Double(found), Double(wanted)) }
    }

    /// Infinite without noise, minus infinity where an element is not a number or there is nothing but noise.
    package var decibels: Double {
        if noise == 0 { return .infinity }
        guard noise.isFinite, signal > 0 else { return -.infinity }
        return 10 * log10(signal / noise)
    }
}
