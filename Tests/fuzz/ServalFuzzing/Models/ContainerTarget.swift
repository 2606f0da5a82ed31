import ServalTensor
import ServalWeights

/// Safetensors files and reference dumps: what has been read is written, read again and the same.
package enum ContainerTarget: FuzzTarget {
    package static let name = "container"
    package static let lengthLimit = 4096

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let file = MappedFile(copying: input)
        let container: SafetensorsFile
        do {
            container = try SafetensorsFile(file, rules: .container)
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            if (try? SafetensorsFile(file, rules: .checked)) != nil {
                throw FuzzFailure("The stricter rules accept what the container's refuse: \(error)")
            }
            return
        }
        try checkSizes(container, in: input)
        do {
            let checked = try SafetensorsFile(file, rules: .checked)
            do { _ = try DumpFile(checked) } catch {
                guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            }
        } catch let error as WeightsError {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
        } catch {
            throw FuzzFailure("\(error)")
        }
        try checkRoundTrip(container)
    }

    private static func checkSizes(
        _ container: SafetensorsFile, in input: UnsafeRawBufferPointer
    ) throws(FuzzFailure) {
        let byteCount = container.names.compactMap { container.tensor(named: $0)?.byteCount }.reduce(0, +)
        guard byteCount <= input.count else { throw FuzzFailure("The tensors are larger than their file.") }
    }

    private static func checkRoundTrip(_ container: SafetensorsFile) throws(FuzzFailure) {
        let metadata = container.metadata.filter { !["serval.header_checksum", "serval.checksums"].contains($0.key) }
        var writer = SafetensorsWriter(metadata: metadata.map { ($0.key, $0.value) })
        for name in container.names { container.tensor(named: name).map { writer.add($0, named: name) } }
        let again: SafetensorsFile
        do { again = try SafetensorsFile(MappedFile(copying: writer.serialized()), rules: .checked) } catch {
            throw FuzzFailure("What was written cannot be read: \(error)")
        }
        guard Set(again.names) == Set(container.names), again.names.count == container.names.count else {
            throw FuzzFailure("What was written has other tensors: \(again.names), not \(container.names)")
        }
        for (key, value) in metadata where again.metadata[key] != value {
            throw FuzzFailure("The metadata '\(key)' has changed.")
        }
        for name in container.names {
            guard let before = container.tensor(named: name), let after = again.tensor(named: name),
                before.shape == after.shape, before.elementType == after.elementType, before.holdsSameBytes(as: after)
            else { throw FuzzFailure("The tensor '\(name)' has changed.") }
        }
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        guard !mutator.random.oneIn(4), var parts = ContainerParts(input) else { return mutator.bytes(input) }
        for _ in 0..<mutator.random.int(1...3) {
            if mutator.random.oneIn(3), !parts.metadata.isEmpty {
                parts.mutateMetadata(&mutator)
            } else {
                parts.mutateParts(&mutator)
            }
        }
        let bytes = parts.serialized(isChecked: !mutator.random.oneIn(4))
        return bytes.count <= mutator.lengthLimit ? bytes : mutator.bytes(input)
    }
}
