/// e^x and functions made of it. Relative errors are a few units in the last place.

/// 2^n for −252 ≤ n ≤ 254 applied to v, in two steps so that subnormal results and overflow are right.
@inline(always)
func scale(_ v: Vector, byPowerOfTwo n: IntegerVector) -> Vector {
    let half = n &>> 1
    let rest = n &- half
    return v * powerOfTwo(half) * powerOfTwo(rest)
}

/// 2^n for −126 ≤ n ≤ 127.
@inline(always)
func powerOfTwo(_ n: IntegerVector) -> Vector { float(bits: (n &+ 127) &<< 23) }

/// x = n · ln 2 + r with |r| ≤ ½ ln 2: the integer n, and e^r − 1.
///
/// Reduction in two parts after Cody and Waite; the polynomial is that of Cephes' `expf`.
@inline(always)
func reducedExponential(_ x: Vector) -> (n: IntegerVector, excess: Vector) {
    let n = rounded(x * broadcast(1.442_695_04))
    let whole = float(n)
    var r = negatedMultiplyAdd(whole, broadcast(0.693_359_375), x)
    r = negatedMultiplyAdd(whole, broadcast(-2.121_944_4e-4), r)
    var p = broadcast(1.987_569_15e-4)
    p = multiplyAdd(p, r, broadcast(1.398_199_950_7e-3))
    p = multiplyAdd(p, r, broadcast(8.333_451_907_3e-3))
    p = multiplyAdd(p, r, broadcast(4.166_579_589_4e-2))
    p = multiplyAdd(p, r, broadcast(1.666_666_545_9e-1))
    p = multiplyAdd(p, r, broadcast(0.500_000_012_01))
    return (n, multiplyAdd(p, r * r, r))
}

/// e^x; 0 below the range, infinity above it.
@inline(always)
func exponential(_ x: Vector) -> Vector {
    let limited = minimum(broadcast(89), maximum(broadcast(-104), x))
    let (n, excess) = reducedExponential(limited)
    return scale(excess + broadcast(1), byPowerOfTwo: n)
}

/// e^x for x ≤ 0, the same bits.
@inline(always)
func exponentialOfNegative(_ x: Vector) -> Vector {
    let (n, excess) = reducedExponential(maximum(broadcast(-104), x))
    // 2^(n + 64) is no subnormal number, so that only the last product rounds.
    return (excess + broadcast(1)) * powerOfTwo(n &+ 64) * broadcast(0x1p-64)
}

/// e^x − 1 for x ≤ 0, exact for small x too.
@inline(always)
func exponentialMinusOne(_ x: Vector) -> Vector {
    let (n, excess) = reducedExponential(maximum(broadcast(-87), x))
    let power = powerOfTwo(n)
    return multiplyAdd(power, excess, power - broadcast(1))
}

@inline(always)
func magnitude(_ x: Vector) -> Vector { float(bits: bits(x) & 0x7FFF_FFFF) }

/// 1 / (1 + e^−x)
@inline(always)
func sigmoid(_ x: Vector) -> Vector {
    let e = exponentialOfNegative(-magnitude(x))
    return select(x, atLeast: broadcast(0), broadcast(1), e) / (e + broadcast(1))
}

/// The polynomial near 0 is that of Cephes' `tanhf`.
@inline(always)
func hyperbolicTangent(_ x: Vector) -> Vector {
    let a = magnitude(x)
    let e = exponentialOfNegative(a * broadcast(-2))
    let far = (broadcast(1) - e) / (broadcast(1) + e)
    let signed = float(bits: bits(far) | (bits(x) & IntegerVector(repeating: Int32.min)))
    let square = x * x
    var p = broadcast(-5.704_988_727_45e-3)
    p = multiplyAdd(p, square, broadcast(2.063_908_879_54e-2))
    p = multiplyAdd(p, square, broadcast(-5.373_971_555_31e-2))
    p = multiplyAdd(p, square, broadcast(1.333_144_220_36e-1))
    p = multiplyAdd(p, square, broadcast(-3.333_328_194_22e-1))
    let near = multiplyAdd(p, square * x, x)
    return select(a, atLeast: broadcast(0.625), signed, near)
}

/// ln(1 + e^x) = max(x, 0) + ln(1 + t), t = e^−|x|. The logarithm's polynomial is that of Cephes' `logf`.
@inline(always)
func softplus(_ x: Vector) -> Vector {
    let one = broadcast(1)
    let t = exponentialOfNegative(-magnitude(x))
    let sum = t + one
    // ln(1 + t) = ln(sum) + what the rounding of the sum lost.
    let lost = (t - (sum - one)) / sum
    let root = broadcast(1.414_213_56)
    let z = select(sum, atLeast: root, sum * broadcast(0.5), sum) - one
    let shift = select(sum, atLeast: root, broadcast(0.693_147_18), broadcast(0))
    var p = broadcast(7.037_683_629_2e-2)
    p = multiplyAdd(p, z, broadcast(-1.151_461_031_0e-1))
    p = multiplyAdd(p, z, broadcast(1.167_699_874_0e-1))
    p = multiplyAdd(p, z, broadcast(-1.242_014_084_6e-1))
    p = multiplyAdd(p, z, broadcast(1.424_932_278_7e-1))
    p = multiplyAdd(p, z, broadcast(-1.666_805_766_5e-1))
    p = multiplyAdd(p, z, broadcast(2.000_071_476_5e-1))
    p = multiplyAdd(p, z, broadcast(-2.499_999_399_3e-1))
    p = multiplyAdd(p, z, broadcast(3.333_333_117_4e-1))
    let square = z * z
    let tail = multiplyAdd(p, square * z, square * broadcast(-0.5))
    return maximum(broadcast(0), x) + (shift + (z + (tail + lost)))
}
