/// Where each element of a shape, row-major, lies in a smaller one that broadcasts to it.
struct SpreadPlaces: Sendable {
    private let dimensions: [BroadcastLayout.Dimension]
    private let isSame: Bool

    init(from source: [Int], to target: [Int]) {
        let layout = BroadcastLayout(left: target, right: source, result: target)
        dimensions = (layout.outer + [layout.rows, layout.channels]).reversed()
        isSame = source == target
    }

    subscript(element: Int) -> Int {
        if isSame { return element }
        var (place, rest) = (0, element)
        for dimension in dimensions {
            place += rest % dimension.count * dimension.rightStride
            rest /= dimension.count
        }
        return place
    }
}
