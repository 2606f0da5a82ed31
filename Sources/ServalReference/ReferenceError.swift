import ServalTensor

/// What can be wrong with the values given to a graph's inputs.
package enum ReferenceError: Error, Equatable, Sendable {
    /// The number of values is not the number of the graph's inputs.
    case inputCountMismatch(expected: Int, found: Int)
    /// No value was given for the input of this name.
    case missingInput(name: String)
    /// A value was given under a name that no input of the graph has.
    case unknownInput(name: String)
    /// The value of an input is not a batch of the input's dimensions, which leave out the batch.
    case inputShapeMismatch(name: String, expectedWithoutBatch: [Int], found: Shape)
}

extension ReferenceError: CustomStringConvertible {
    package var description: String {
        switch self {
        case .inputCountMismatch(let expected, let found):
            "The graph has \("input".counted(expected)), but was given \("value".counted(found)); give one for each, in order."
        case .missingInput(let name):
            "The graph's input '\(name)' has no value; give one for each input."
        case .unknownInput(let name):
            "A value was given for '\(name)', which is no input of the graph; check the name."
        case .inputShapeMismatch(let name, let expected, let found):
            "The input '\(name)' has the dimensions \(expected) after the batch, but its value has the shape \(found); "
                + "give a batch of such elements."
        }
    }
}
