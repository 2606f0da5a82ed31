/// An element-wise combination of two or more inputs, left to right.
package enum Combination: String, Hashable, Sendable {
    case add, subtract, multiply, maximum, minimum, average
}
