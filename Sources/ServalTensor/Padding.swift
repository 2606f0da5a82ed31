/// How a window operation treats the border of its input.
public enum Padding: Hashable, Sendable {
    /// Windows lie inside the input.
    case valid
    /// TensorFlow's rule: ceil(input / stride) outputs; of an odd padding the larger half comes last.
    case same
    /// A stated number of zero rows and columns on each side, then as `valid`.
    case explicit(Insets)
}

/// A window operation on a map, resolved for a given input size.
package struct MapGeometry: Hashable, Sendable {
    package let output: Extent
    package let padding: Insets
}

extension Padding {
    /// Resolves both directions; nil when the window does not fit the padded input.
    ///
    /// - Precondition: sizes, strides and dilations are positive and their products fit `Int`.
    package func resolve(input: Extent, window: Extent, stride: Extent, dilation: Extent) -> MapGeometry? {
        let effectiveHeight = (window.height - 1) * dilation.height + 1
        let effectiveWidth = (window.width - 1) * dilation.width + 1
        var insets = Insets.zero
        if case .explicit(let stated) = self { insets = stated }
        guard
            let rows = resolve(
                input: input.height, window: effectiveHeight, stride: stride.height, before: insets.top,
                after: insets.bottom),
            let columns = resolve(
                input: input.width, window: effectiveWidth, stride: stride.width, before: insets.left,
                after: insets.right)
        else { return nil }
        return MapGeometry(
            output: Extent(height: rows.outputSize, width: columns.outputSize),
            padding: Insets(
                top: rows.before, bottom: rows.after, left: columns.before, right: columns.after))
    }

    private func resolve(input: Int, window: Int, stride: Int, before: Int, after: Int)
        -> (outputSize: Int, before: Int, after: Int)?
    {
        guard input >= 1 else { return nil }
        switch self {
        case .same:
            let output = (input + stride - 1) / stride
            let total = max((output - 1) * stride + window - input, 0)
            return (output, total / 2, total - total / 2)
        case .valid, .explicit:
            let padded = input + before + after
            guard padded >= window else { return nil }
            return ((padded - window) / stride + 1, before, after)
        }
    }
}
