import Foundation
import ServalGraph
import ServalReference
import ServalTensor
import Testing

/// One case of Fixtures/keras.json, as make_fixtures.py describes it.
struct KerasFixture: Decodable, Sendable, CustomTestStringConvertible {
    struct Values: Decodable, Sendable {
        var shape: [Int]
        var values: [Double]
    }

    struct Layer: Decodable, Sendable {
        var `class`: String
        var config: KerasConfig
        var weights: [String: Values]
        var inputs: [Int]
    }

    var name: String
    var inputs: [Values]
    var layers: [Layer]
    var output: Values

    var testDescription: String { name }

    static func all() throws -> [KerasFixture] {
        struct File: Decodable { var cases: [KerasFixture] }
        let url = try #require(Bundle.module.url(forResource: "keras", withExtension: "json", subdirectory: "Fixtures"))
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(File.self, from: Data(contentsOf: url)).cases
    }
}

extension KerasFixture {
    /// The case's inputs and layers as nodes; the last is the output.
    func graph() throws -> Graph {
        var nodes: [Node] = []
        for (index, input) in inputs.enumerated() {
            let dimensions = Array(input.shape.dropFirst())
            nodes.append(Node(name: "input \(index)", operation: .input(dimensions: dimensions), inputs: []))
        }
        for (index, layer) in layers.enumerated() {
            nodes.append(Node(name: "layer \(index)", operation: try layer.operation(), inputs: layer.inputs))
        }
        return Graph(nodes: nodes, outputs: [nodes.count - 1])
    }
}

extension KerasFixture.Values {
    func tensor() throws -> Tensor { try Tensor(shape, values: values.map { Float($0) }) }

    func reference() throws -> ReferenceTensor { ReferenceTensor(try tensor()) }
}
