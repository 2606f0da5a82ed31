/// Φ(x), the normal distribution function, with a small relative error in both tails; NaN stays NaN.
///
/// With a = |x| / √2: near 0, ½ + ½ erf(a) by a polynomial; elsewhere ½ erfc(a) = ½ e^(−a²) q(1/a²) / a.
/// The polynomials are those of Cephes' `ndtrf`.
@inline(always)
func normalDistribution(_ value: Vector) -> Vector {
    // Beyond ±15 the result is 0 or 1; infinities would become NaN on the way.
    let x = minimum(broadcast(15), maximum(broadcast(-15), value))
    let one = broadcast(1)
    let half = broadcast(0.5)
    let scaled = x * broadcast(0.707_106_77)
    let square = scaled * scaled
    var t = broadcast(7.853_861_353_153_693e-5)
    t = multiplyAdd(t, square, broadcast(-8.010_193_625_184_903e-4))
    t = multiplyAdd(t, square, broadcast(5.188_327_685_732_524e-3))
    t = multiplyAdd(t, square, broadcast(-2.685_381_193_529_856e-2))
    t = multiplyAdd(t, square, broadcast(1.128_358_514_861_418e-1))
    t = multiplyAdd(t, square, broadcast(-3.761_262_582_423_300e-1))
    t = multiplyAdd(t, square, broadcast(1.128_379_165_726_710))
    let near = multiplyAdd(t * scaled, half, half)

    let a = maximum(one, magnitude(scaled))
    let inverse = one / a
    let y = inverse * inverse
    var p = broadcast(2.326_819_970_068_386e-2)
    p = multiplyAdd(p, y, broadcast(-1.387_039_388_740_657e-1))
    p = multiplyAdd(p, y, broadcast(3.687_424_674_597_105e-1))
    p = multiplyAdd(p, y, broadcast(-5.824_733_027_278_666e-1))
    p = multiplyAdd(p, y, broadcast(6.210_004_621_745_983e-1))
    p = multiplyAdd(p, y, broadcast(-4.944_515_323_274_145e-1))
    p = multiplyAdd(p, y, broadcast(3.404_879_937_665_872e-1))
    p = multiplyAdd(p, y, broadcast(-2.741_127_028_184_656e-1))
    p = multiplyAdd(p, y, broadcast(5.638_259_427_386_472e-1))
    var r = broadcast(-1.047_766_399_936_249e+1)
    r = multiplyAdd(r, y, broadcast(1.297_719_955_372_516e+1))
    r = multiplyAdd(r, y, broadcast(-7.495_518_717_768_503))
    r = multiplyAdd(r, y, broadcast(2.921_019_019_210_786))
    r = multiplyAdd(r, y, broadcast(-1.015_265_279_202_700))
    r = multiplyAdd(r, y, broadcast(4.218_463_358_204_948e-1))
    r = multiplyAdd(r, y, broadcast(-2.820_767_439_740_514e-1))
    r = multiplyAdd(r, y, broadcast(5.641_895_067_754_075e-1))
    let q = select(a, atLeast: broadcast(2), r, p)
    // e^(−x²/2) from the rounded square and what its rounding lost.
    let exact = x * x
    let lost = negatedMultiplyAdd(x, x, exact)
    let decay = exponential(exact * broadcast(-0.5))
    let corrected = multiplyAdd(decay, lost * half, decay)
    let tail = corrected * inverse * q * half
    let far = select(x, atLeast: broadcast(0), one - tail, tail)
    return select(magnitude(scaled), atLeast: one, far, near)
}
