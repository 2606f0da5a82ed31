/// Elementary functions in double precision, made of additions, multiplications, divisions and roundings alone: a C library's
/// differ in their last digits, and these give the same bits on every machine. Errors are some units in the last place.
enum ElementaryFunctions {
    private static let log2High = 0x1.62E42FEE00000p-1
    private static let log2Low = 0x1.A39EF35793C76p-33
    private static let inverseLog2 = 1.442_695_040_888_963_4

    /// e to the x: 2^k · e^r with |r| ≤ log(2) / 2, the latter by its power series.
    static func exponential(_ x: Double) -> Double {
        if x > 710 { return .infinity }
        if x < -750 { return 0 }
        guard !x.isNaN else { return x }
        let k = (x * inverseLog2).rounded(.toNearestOrEven)
        let r = (x - k * log2High) - k * log2Low
        return Double(sign: .plus, exponent: Int(k), significand: 1 + powers(r, terms: 15))
    }

    /// e to the x, less 1, exact to the last places near 0.
    static func exponentialMinusOne(_ x: Double) -> Double {
        abs(x) < 0.5 ? powers(x, terms: 18) : exponential(x) - 1
    }

    /// The sum of xⁿ / n! from n = 1 on.
    private static func powers(_ x: Double, terms: Int) -> Double {
        var sum = 1.0
        for n in stride(from: terms, to: 1, by: -1) { sum = 1 + x / Double(n) * sum }
        return x * sum
    }

    /// log(1 + x) for x of 0 ... 1: twice the inverse hyperbolic tangent of x / (2 + x), by its power series.
    static func logarithmOfOnePlus(_ x: Double) -> Double {
        let s = x / (2 + x)
        var sum = 0.0
        for k in stride(from: 18, through: 0, by: -1) { sum = 1 / Double(2 * k + 1) + s * s * sum }
        return 2 * s * sum
    }

    static func hyperbolicTangent(_ x: Double) -> Double {
        let magnitude = abs(x)
        if magnitude > 22 { return x < 0 ? -1 : 1 }
        let e = exponentialMinusOne(2 * magnitude)
        return x < 0 ? -(e / (e + 2)) : e / (e + 2)
    }

    /// The error function by the series whose terms are all positive: Abramowitz and Stegun, Handbook of Mathematical
    /// Functions (1964), 7.1.6.
    static func errorFunction(_ x: Double) -> Double {
        let magnitude = abs(x)
        if magnitude > 6 { return x < 0 ? -1 : 1 }
        var (term, sum, n) = (magnitude, magnitude, 1.0)
        while term > sum * 1e-18 {
            term *= 2 * magnitude * magnitude / (2 * n + 1)
            sum += term
            n += 1
        }
        let value = 2 / Double.pi.squareRoot() * exponential(-magnitude * magnitude) * sum
        return x < 0 ? -value : value
    }
}
