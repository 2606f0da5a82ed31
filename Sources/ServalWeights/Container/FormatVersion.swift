/// The versions of the model file's format.
package enum FormatVersion: String, CaseIterable, Sendable {
    case first = "1"
    /// Adds weights in 8 bits and in half precision, quantized values, stated paddings and residuals. A writer states it
    /// only where a file uses one of them.
    case second = "2"
}
