import ServalTensor

/// A shape seen as three dimensions: those before an axis, the axis, and those after it.
struct AxisView {
    /// Products of the dimensions before and after the axis.
    let outer, inner: Int
    /// The axis' own size.
    let size: Int

    init(_ shape: Shape, axis: Int) {
        outer = shape.dimensions[..<axis].reduce(1, *)
        size = shape[axis]
        inner = shape.dimensions[(axis + 1)...].reduce(1, *)
    }

    /// The row-major position of an element.
    func offset(outer outerIndex: Int, position: Int, inner innerIndex: Int) -> Int {
        (outerIndex * size + position) * inner + innerIndex
    }

    /// The position along the axis of the element at a row-major index.
    func position(of index: Int) -> Int { index / inner % size }
}
