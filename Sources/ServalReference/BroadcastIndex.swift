import ServalTensor

/// Where a broadcast result finds its element in one of the operands.
///
/// An operand is repeated along the dimensions that it lacks on the left and along those of size 1, as in NumPy.
struct BroadcastIndex {
    private let outputDimensions: [Int]
    /// 0 along a dimension in which the operand is repeated.
    private let operandStrides: [Int]

    init(of operand: Shape, in output: Shape) {
        let missing = output.rank - operand.rank
        precondition(missing >= 0, "\(operand) does not broadcast to \(output)")
        outputDimensions = output.dimensions
        operandStrides = (0..<output.rank).map { axis in
            let operandAxis = axis - missing
            guard operandAxis >= 0, operand[operandAxis] != 1 else { return 0 }
            precondition(operand[operandAxis] == output[axis], "\(operand) does not broadcast to \(output)")
            return operand.strides[operandAxis]
        }
    }

    /// The operand's row-major position for the output's.
    func callAsFunction(_ outputIndex: Int) -> Int {
        var remainder = outputIndex
        var offset = 0
        var axis = outputDimensions.count - 1
        while axis >= 0 {
            offset += remainder % outputDimensions[axis] * operandStrides[axis]
            remainder /= outputDimensions[axis]
            axis -= 1
        }
        return offset
    }
}
