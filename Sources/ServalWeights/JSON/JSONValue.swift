/// A JSON text's value (RFC 8259). Integers stay exact; objects keep the order of their keys.
package enum JSONValue: Equatable, Sendable {
    case null
    case bool(Bool)
    /// A number written without fraction and exponent.
    case int(Int)
    case double(Double)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// The shortest decimal that reads back as `value`.
    package static func float(_ value: Float) -> JSONValue { .double(Double(value.description) ?? Double(value)) }

    package var object: JSONObject? { if case .object(let value) = self { value } else { nil } }
    package var array: [JSONValue]? { if case .array(let value) = self { value } else { nil } }
    package var string: String? { if case .string(let value) = self { value } else { nil } }
    package var int: Int? { if case .int(let value) = self { value } else { nil } }
    package var bool: Bool? { if case .bool(let value) = self { value } else { nil } }

    /// Any number, in double precision.
    package var number: Double? {
        switch self {
        case .int(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }

    /// Every element an integer; nil otherwise.
    package var ints: [Int]? {
        guard let array else { return nil }
        let values = array.compactMap(\.int)
        return values.count == array.count ? values : nil
    }

    /// Every element a string; nil otherwise.
    package var strings: [String]? {
        guard let array else { return nil }
        let values = array.compactMap(\.string)
        return values.count == array.count ? values : nil
    }
}

/// The members of a JSON object in their order; no key occurs twice.
package struct JSONObject: Equatable, Sendable, ExpressibleByDictionaryLiteral {
    package private(set) var keys: [String] = []
    package private(set) var values: [JSONValue] = []
    /// Kept for objects of many members only: few keys are compared faster than hashed.
    private var positions: [String: Int] = [:]
    static let mostComparedKeys = 8

    package init() {}

    /// - Precondition: no key occurs twice.
    package init(dictionaryLiteral elements: (String, JSONValue)...) {
        for (key, value) in elements {
            let isNew = insert(value, for: key)
            precondition(isNew, "key \(key) occurs twice")
        }
    }

    package var count: Int { keys.count }

    /// Adds a member; false, and nothing changes, when the key is already there.
    @discardableResult
    package mutating func insert(_ value: JSONValue, for key: String) -> Bool {
        guard position(of: key) == nil else { return false }
        keys.append(key)
        values.append(value)
        if keys.count == Self.mostComparedKeys + 1 {
            for (position, key) in keys.enumerated() { positions[key] = position }
        } else if keys.count > Self.mostComparedKeys {
            positions[key] = keys.count - 1
        }
        return true
    }

    /// The index of a member in `keys` and `values`.
    package func position(of key: String) -> Int? {
        keys.count <= Self.mostComparedKeys ? keys.firstIndex(of: key) : positions[key]
    }

    package subscript(key: String) -> JSONValue? {
        get { position(of: key).map { values[$0] } }
        set {
            if let position = position(of: key) {
                values[position] = newValue ?? .null
            } else if let newValue {
                insert(newValue, for: key)
            }
        }
    }
}
