import Serval
import ServalCommandLine
import ServalWeights

/// In which form a benchmark's results are printed.
enum OutputFormat {
    case table
    case json
    case csv

    /// - Parameters:
    ///   - text: for people.
    ///   - json: the whole result; Serval's version is put before it.
    ///   - rows: the result's records, all with the same keys in the same order.
    func print(text: String, json: JSONObject, rows: [JSONObject]) {
        switch self {
        case .table: Console.write(text)
        case .json:
            var stated: JSONObject = ["version": .string(Serval.version)]
            for (key, value) in zip(json.keys, json.values) { stated[key] = value }
            Console.write(JSONValue.object(stated).text(indented: true) + "\n")
        case .csv:
            guard let first = rows.first else { return }
            var table = Table(first.keys.map { .left($0) })
            for row in rows { table.add(row.values.map(Self.cell)) }
            Console.write(table.csv)
        }
    }

    private static func cell(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): text
        case .array(let elements): elements.map(cell).joined(separator: " ")
        default: value.text()
        }
    }
}
