/// The points at which Winograd's F(4, 3) evaluates polynomials: 0, ±a, ±b and ∞. F(2, 3) has 0, ±1 and ∞.
///
/// Errors grow with the ratio of the powers of the points: points near ±√½ and ±√2 keep it small, and the usual 1 and 2 do not.
/// Binary fractions with short squares and cubes make every coefficient exact.
///
/// Source: Barabasz, Anderson, Soodhalter and Gregg, Error Analysis and Improving the Accuracy of Winograd Convolution for Deep
/// Neural Networks (2020), section 6.
package enum WinogradPoints {
    package static var a: Double { 0.625 }
    package static var b: Double { 1.5 }
}
