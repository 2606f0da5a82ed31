import ServalTensor

/// What computing a value takes.
package struct OperationWork: Hashable, Sendable {
    /// Products of convolutions and matrix products, those with padding's zeros included; other arithmetic counts nothing.
    package var multiplyAccumulates = 0
    /// Multiply-adds, comparisons, elements computed or moved, so that the time is about proportional to it; `Int.max` for
    /// what cannot be counted.
    package var operations = 0

    static let none = OperationWork()

    /// Work of `times` operations for each element of a shape.
    static func elements(of shape: Shape, times: Int = 1) -> OperationWork {
        OperationWork(operations: saturatingProduct(times, saturatingProduct(shape.pixels, lanes(shape.channels))))
    }

    /// Sums of `terms` products for each output channel of each pixel of a shape, and a function of each sum.
    ///
    /// - Parameter groups: of output channels, each of which kernels compute by itself.
    static func sums(
        in shape: Shape, groups: Int = 1, terms: Int, _ function: ActivationFunction
    ) -> OperationWork {
        let columns = saturatingProduct(groups, lanes(shape.channels / groups))
        return OperationWork(
            multiplyAccumulates: saturatingProduct(shape.count, terms),
            operations: saturatingProduct(
                saturatingProduct(shape.pixels, columns), saturatingSum(terms, function.operations)))
    }

    static func + (a: OperationWork, b: OperationWork) -> OperationWork {
        OperationWork(
            multiplyAccumulates: saturatingSum(a.multiplyAccumulates, b.multiplyAccumulates),
            operations: saturatingSum(a.operations, b.operations))
    }

    /// Channels as kernels compute them: in vectors.
    private static func lanes(_ channels: Int) -> Int { saturatingSum(channels, 7) / 8 * 8 }
}

extension Shape {
    fileprivate var channels: Int { dimensions.last ?? 1 }
    fileprivate var pixels: Int { count / max(channels, 1) }
}
