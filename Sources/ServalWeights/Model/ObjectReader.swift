import ServalTensor

/// Reads a JSON object member by member, and refuses what nobody has asked for.
struct ObjectReader {
    /// The layer, or the part of the file, that errors name.
    let owner: String
    private let object: JSONObject
    /// For each member of the object.
    private var isRead: [Bool]

    init(_ object: JSONObject, of owner: String) {
        (self.object, self.owner) = (object, owner)
        isRead = [Bool](repeating: false, count: object.count)
    }

    init(_ value: JSONValue, of owner: String) throws(WeightsError) {
        guard let object = value.object else {
            throw .metadataInvalid(key: owner, expected: "an object")
        }
        self.init(object, of: owner)
    }

    /// Refuses members that have not been read.
    func finish() throws(WeightsError) {
        if isRead.allSatisfy({ $0 }) { return }
        let unread = zip(object.keys, isRead).filter { !$0.1 }.map(\.0)
        if let key = unread.min() { throw .unknownKey(layer: owner, key: key) }
    }

    func invalid(_ key: String, _ expected: String) -> WeightsError {
        .invalidValue(layer: owner, key: key, expected: expected)
    }

    func has(_ key: String) -> Bool { object[key] != nil }

    func isList(_ key: String) -> Bool { object[key]?.array != nil }

    mutating func optional(_ key: String) -> JSONValue? {
        guard let position = object.position(of: key) else { return nil }
        isRead[position] = true
        return object.values[position]
    }

    mutating func required(_ key: String) throws(WeightsError) -> JSONValue {
        guard let value = optional(key) else { throw .missingKey(layer: owner, key: key) }
        return value
    }
}

extension ObjectReader {
    mutating func string(_ key: String) throws(WeightsError) -> String {
        guard let text = try required(key).string else { throw invalid(key, "a string") }
        return text
    }

    /// The object of a key; nil where there is another value or none, which stays unread.
    mutating func object(_ key: String) -> JSONObject? {
        guard let position = self.object.position(of: key), let value = self.object.values[position].object else {
            return nil
        }
        isRead[position] = true
        return value
    }

    mutating func strings(_ key: String) throws(WeightsError) -> [String] {
        guard let texts = try required(key).strings else { throw invalid(key, "a list of strings") }
        return texts
    }

    /// One of an enumeration's words.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ key: String) throws(WeightsError) -> Word
    where Word.RawValue == String {
        guard let word = Word(rawValue: try string(key)) else {
            throw invalid(key, "one of " + Word.allCases.map(\.rawValue).joined(separator: ", "))
        }
        return word
    }

    mutating func bool(_ key: String, default fallback: Bool? = nil) throws(WeightsError) -> Bool {
        if let fallback, object[key] == nil { return fallback }
        guard let value = try required(key).bool else { throw invalid(key, "true or false") }
        return value
    }

    mutating func int(
        _ key: String, in range: ClosedRange<Int>, default fallback: Int? = nil
    ) throws(WeightsError) -> Int {
        if let fallback, object[key] == nil { return fallback }
        guard let value = try required(key).int, range.contains(value) else {
            throw invalid(key, "an integer of \(range.lowerBound) to \(range.upperBound)")
        }
        return value
    }

    mutating func ints(_ key: String) throws(WeightsError) -> [Int] {
        guard let values = try required(key).ints else { throw invalid(key, "a list of integers") }
        return values
    }

    mutating func float(_ key: String, default fallback: Float? = nil) throws(WeightsError) -> Float {
        if let fallback, object[key] == nil { return fallback }
        guard let value = try required(key).float else { throw invalid(key, "a number") }
        return value
    }

    /// A number, or a list of numbers.
    mutating func floats(_ key: String) throws(WeightsError) -> [Float] {
        let value = try required(key)
        if let number = value.float { return [number] }
        let numbers = value.array?.compactMap(\.float) ?? []
        guard !numbers.isEmpty, numbers.count == value.array?.count else {
            throw invalid(key, "a number or a list of numbers")
        }
        return numbers
    }

    /// A list of `count` numbers; one number stands for all.
    mutating func floats(_ key: String, count: Int) throws(WeightsError) -> [Float] {
        let numbers = try floats(key)
        if numbers.count == 1 { return [Float](repeating: numbers[0], count: count) }
        guard numbers.count == count else { throw invalid(key, "\("number".counted(count)), one for each channel") }
        return numbers
    }

    /// `[height, width]`, both 1 or more.
    mutating func extent(_ key: String) throws(WeightsError) -> Extent {
        guard let values = try required(key).ints, values.count == 2, values.allSatisfy({ $0 >= 1 }) else {
            throw invalid(key, "[height, width], both 1 or more")
        }
        return Extent(height: values[0], width: values[1])
    }

    /// `[[top, bottom], [left, right]]`, all 0 or more.
    mutating func insets(_ key: String) throws(WeightsError) -> Insets {
        let expected = "[[top, bottom], [left, right]], all 0 or more"
        guard let pairs = try required(key).array, pairs.count == 2,
            let rows = pairs[0].ints, let columns = pairs[1].ints, rows.count == 2, columns.count == 2,
            (rows + columns).allSatisfy({ $0 >= 0 })
        else { throw invalid(key, expected) }
        return Insets(top: rows[0], bottom: rows[1], left: columns[0], right: columns[1])
    }
}

extension JSONValue {
    /// A number as float32; nil when it is none, or leaves the range.
    fileprivate var float: Float? {
        guard let number else { return nil }
        let value = Float(number)
        return value.isFinite ? value : nil
    }
}
