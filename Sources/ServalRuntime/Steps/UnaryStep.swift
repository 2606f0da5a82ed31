import ServalKernelInterface

/// Work on `count` contiguous elements, split into blocks.
enum ElementBlocks {
    static let size = 4096

    static func unitCount(_ count: Int) -> Int { (count + size - 1) / size }

    @inline(__always)
    static func elements(_ units: Range<Int>, count: Int) -> Range<Int> {
        (units.lowerBound * size)..<min(units.upperBound * size, count)
    }
}

/// A function applied to every element. A unit is a block of elements; the output may be the input.
struct UnaryStep: Sendable {
    var function: UnaryFunction
    var count: Int
    var input: Operand
    var output: Operand

    var unitCount: Int { ElementBlocks.unitCount(count) }

    func run(_ units: Range<Int>, _ context: StepContext) {
        let elements = ElementBlocks.elements(units, count: count)
        function.apply(
            from: context.address(input) + elements.lowerBound, inputStride: elements.count,
            to: context.address(output) + elements.lowerBound, outputStride: elements.count, rows: 1,
            channels: elements.count, kernels: context.kernels)
    }
}
