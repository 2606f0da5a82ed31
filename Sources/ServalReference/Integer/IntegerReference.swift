/// Every operation that is computed in 8 bits, one output element at a time and never optimised: the specification of
/// the integer kernels, which agree with it bit for bit.
///
/// Levels are unsigned, weights signed; sums are exact. A sum t in units of the output's scale becomes the level
/// clamp(roundHalfEven(t) + zero point), where t is computed in float32, each operation rounded, in the order that the
/// functions state.
package enum IntegerReference {}
