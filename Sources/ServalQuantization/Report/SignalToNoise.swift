#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// 10 · log10(Σ wanted² / Σ (found - wanted)²) over all elements that were added.
struct SignalToNoise {
    private var signal = 0.0
    private var noise = 0.0

    mutating func add(found: UnsafeBufferPointer<Float>, wanted: UnsafeBufferPointer<Float>) {
        for (found, wanted) in zip(found, wanted) {
            let difference = Double(found) - Double(wanted)
            signal += Double(wanted) * Double(wanted)
            noise += difference * difference
        }
    }

    /// Infinite without noise.
    var decibels: Double { noise == 0 ? .infinity : 10 * log10(signal / noise) }
}
