import ServalWeights

extension Mutator {
    /// A JSON value with one change somewhere in it.
    package mutating func json(_ value: JSONValue) -> JSONValue {
        switch value {
        case .array(let elements): array(elements)
        case .object(let object): self.object(object)
        case .int(let number): random.oneIn(8) ? leaf() : .int(int(near: number))
        case .double(let number): random.oneIn(8) ? leaf() : finite(double(near: number))
        case .string(let text): random.oneIn(4) ? leaf() : .string(string(text))
        case .bool(let flag): random.oneIn(4) ? leaf() : .bool(!flag)
        case .null: leaf()
        }
    }

    private mutating func array(_ elements: [JSONValue]) -> JSONValue {
        var elements = elements
        guard !elements.isEmpty, !random.oneIn(24) else {
            elements.insert(leaf(), at: random.below(elements.count + 1))
            return random.oneIn(8) ? leaf() : .array(elements)
        }
        let index = random.below(elements.count)
        switch random.below(12) {
        case 0: elements.remove(at: index)
        case 1: elements.insert(elements[index], at: random.below(elements.count + 1))
        case 2: elements.swapAt(index, random.below(elements.count))
        case 3: elements.insert(leaf(), at: index)
        default: elements[index] = json(elements[index])
        }
        return .array(elements)
    }

    private mutating func object(_ object: JSONObject) -> JSONValue {
        var members = Array(zip(object.keys, object.values))
        guard !members.isEmpty, !random.oneIn(24) else {
            members.append((string("key"), leaf()))
            return random.oneIn(8) ? leaf() : .object(Self.object(of: members))
        }
        let index = random.below(members.count)
        switch random.below(12) {
        case 0: members.remove(at: index)
        case 1: members[index].0 = string(members[index].0)
        case 2: members.swapAt(index, random.below(members.count))
        case 3: members[index].1 = members[random.below(members.count)].1
        default: members[index].1 = json(members[index].1)
        }
        return .object(Self.object(of: members))
    }

    /// An object of members, the first of each key.
    package static func object(of members: [(String, JSONValue)]) -> JSONObject {
        var object = JSONObject()
        for (key, value) in members { object.insert(value, for: key) }
        return object
    }

    private mutating func leaf() -> JSONValue {
        switch random.below(9) {
        case 0: .null
        case 1: .bool(random.oneIn(2))
        case 2: .int(int(near: 0))
        case 3: .int(random.int(-2...9))
        case 4: finite(double(near: 1))
        case 5: .string(string(""))
        case 6: .array([])
        case 7: .object([:])
        default: .array([.int(1), .int(1)])
        }
    }

    /// JSON has no other numbers.
    private func finite(_ value: Double) -> JSONValue { value.isFinite ? .double(value) : .int(.max) }

    /// A text near another one.
    package mutating func string(_ text: String) -> String {
        var scalars = Array(text.unicodeScalars)
        let added: [Unicode.Scalar] = [
            "a", "/", " ", "\"", "\\", "\u{0}", "\n", "\u{1B}", "\u{7F}", "\u{301}", "é", "\u{2028}", "日", "\u{FFFF}",
            "😀",
        ]
        switch random.below(5) {
        case 0 where !scalars.isEmpty: scalars.remove(at: random.below(scalars.count))
        case 1 where !scalars.isEmpty: scalars.append(scalars[random.below(scalars.count)])
        case 2 where !scalars.isEmpty: scalars[random.below(scalars.count)] = random.pick(added)
        case 3: scalars = []
        default: scalars.insert(random.pick(added), at: random.below(scalars.count + 1))
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }
}
