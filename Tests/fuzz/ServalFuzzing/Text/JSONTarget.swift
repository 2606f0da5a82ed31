import ServalWeights

/// JSON text: what has been parsed is written, parsed again and the same.
package enum JSONTarget: FuzzTarget {
    package static let name = "json"
    package static let lengthLimit = 1024

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(input)
        } catch {
            guard 0...input.count ~= error.offset else {
                throw FuzzFailure("The error's offset \(error.offset) lies outside of \(input.count) bytes.")
            }
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        let text = value.text()
        for written in [text, value.text(indented: true)] {
            let again: JSONValue
            do { again = try JSONParser.parse(written) } catch {
                throw FuzzFailure("What was written cannot be parsed: \(error): \(written)")
            }
            guard again == value else { throw FuzzFailure("What was written is another value: \(written)") }
            // Text that is canonically equivalent compares equal, so bytes are compared as well.
            guard again.text().utf8.elementsEqual(text.utf8) else {
                throw FuzzFailure("What was written is not written in the same way again: \(written)")
            }
        }
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        guard !mutator.random.oneIn(2), let value = input.withUnsafeBytes({ try? JSONParser.parse($0) }) else {
            return mutator.bytes(input)
        }
        var result = value
        for _ in 0..<mutator.random.int(1...3) { result = mutator.json(result) }
        return Array(result.text(indented: mutator.random.oneIn(4)).utf8.prefix(mutator.lengthLimit))
    }
}
