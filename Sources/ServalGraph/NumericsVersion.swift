/// Which form of arithmetic a network is computed in.
///
/// A model gives the same bits in the same version: with any number of threads and on AVX2 and AVX-512. A later version
/// may compute some layers in a faster form, whose rounding differs.
public enum NumericsVersion: Int, CaseIterable, Sendable {
    /// Convolutions with windows multiply directly; in 8 bits, functions other than limits go through float32.
    case v1 = 1
    /// Dense 3x3 convolutions by Winograd's algorithm where that pays; in 8 bits, element-wise functions and products stay there.
    case v2 = 2

    /// The fastest version, which models are loaded in unless another is asked for.
    public static var latest: NumericsVersion { .v2 }
}

extension NumericsVersion: Comparable {
    public static func < (left: NumericsVersion, right: NumericsVersion) -> Bool { left.rawValue < right.rawValue }
}
