import ServalTensor
import ServalWeights

/// Array files: what has been read is written, read again and the same.
package enum ArrayTarget: FuzzTarget {
    package static let name = "npy"
    package static let lengthLimit = 1024

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let tensor: Tensor
        do {
            tensor = try ArrayFile.read(MappedFile(copying: input))
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        guard tensor.byteCount <= input.count else { throw FuzzFailure("The array is larger than its file.") }
        // A file of float16 is none that is written.
        let again: Tensor
        do { again = try ArrayFile.read(MappedFile(copying: ArrayFile.serialized(tensor))) } catch {
            throw FuzzFailure("What was written cannot be read: \(error)")
        }
        guard again.shape == tensor.shape, again.elementType == tensor.elementType, tensor.holdsSameBytes(as: again)
        else { throw FuzzFailure("What was written is another array.") }
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        if mutator.random.oneIn(3) { return mutator.bytes(input) }
        var parts = ArrayFileParts(input)
        for _ in 0..<mutator.random.int(1...3) { parts.mutate(&mutator) }
        return Array(parts.serialized(&mutator).prefix(mutator.lengthLimit))
    }
}

extension Tensor {
    func holdsSameBytes(as other: Tensor) -> Bool {
        withUnsafeBytes { bytes in other.withUnsafeBytes { bytes.elementsEqual($0) } }
    }
}
