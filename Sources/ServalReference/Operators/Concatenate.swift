import ServalTensor

extension Reference {
    /// The inputs one after the other along one axis of the full shape; their other dimensions are equal.
    package static func concatenate(axis: Int, inputs: [ReferenceTensor]) -> ReferenceTensor {
        let views = inputs.map { AxisView($0.shape, axis: axis) }
        var dimensions = inputs[0].shape.dimensions
        dimensions[axis] = views.map(\.size).reduce(0, +)
        var values: [Double] = []
        for outer in 0..<views[0].outer {
            for (input, view) in zip(inputs, views) {
                let start = view.offset(outer: outer, position: 0, inner: 0)
                values += input.values[start..<start + view.size * view.inner]
            }
        }
        return ReferenceTensor(shape: Shape(validated: dimensions), values: values)
    }
}
