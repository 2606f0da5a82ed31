import ServalGraph
import ServalReference
import ServalTensor
import ServalTestSupport
import Testing

@Suite("Random graphs")
struct OperatorCaseTests {
    static let cases = Result { try OperatorCase.all() }

    @Test("There is a case for every operation, and no name twice")
    func coversEveryOperation() throws {
        let cases = try Self.cases.get()
        #expect(cases.count >= 250)
        #expect(Set(cases.map(\.name)).count == cases.count)
        let operations = Set(cases.flatMap(\.graph.nodes).map(\.operation.name))
        #expect(
            operations == [
                "Activation", "Add", "Average", "AveragePooling2D", "BatchNormalization", "Concatenate", "Conv2D",
                "Cropping2D", "Dense", "DepthwiseConv2D", "Flatten", "GlobalAveragePooling2D",
                "GlobalMaxPooling2D", "Identity", "InputLayer", "LayerNormalization", "MaxPooling2D", "Maximum",
                "Minimum", "Multiply",
                "Normalization", "PReLU", "Permute", "Rescaling", "Reshape", "SeparableConv2D", "Softmax", "Subtract",
                "UpSampling2D", "ZeroPadding2D",
            ])
    }

    @Test("The reference computes the shapes that inference states, and finite values")
    func shapesAgree() throws {
        for test in try Self.cases.get() {
            let inferred = try ShapedGraph(test.graph, inputShapes: test.inputShapes).shapes
            let values = try test.referenceValues()
            #expect(values.map(\.shape) == inferred, "\(test.name)")
            #expect(values.allSatisfy { $0.values.allSatisfy(\.isFinite) }, "\(test.name)")
        }
    }

    @Test("The passes keep what a graph computes")
    func passesKeepTheMeaning() throws {
        for test in try Self.cases.get() {
            let optimized = try optimize(ShapedGraph(test.graph)).graph
            let inputs = test.inputs().map { ReferenceTensor($0) }
            let outputs = try ReferenceInterpreter.outputs(of: optimized, inputs: inputs)
            for (found, expected) in zip(outputs, try test.referenceOutputs()) {
                // Folded weights are rounded to float32 once more.
                let difference = try TensorDifference(found: found.rounded(), expected: expected, tolerance: 2e-6)
                #expect(difference.isWithinTolerance, "\(test.name): \(difference)")
            }
        }
    }

    @Test("A name determines weights and inputs")
    func isDeterministic() throws {
        let cases = try Self.cases.get()
        for (first, second) in zip(cases, try OperatorCase.all()) {
            #expect(try first.inputs().map { try $0.floats() } == second.inputs().map { try $0.floats() })
            let (weights, again) = (first.graph.allWeights, second.graph.allWeights)
            #expect(try weights.map { try $0.floats() } == again.map { try $0.floats() })
        }
        // The first outputs of the published generator for the seed 1234567.
        var random = SplitMix64(seed: 1_234_567)
        #expect(random.next() == 6_457_827_717_110_365_317)
        #expect(random.next() == 3_203_168_211_198_807_973)
    }
}

extension Graph {
    fileprivate var allWeights: [Tensor] { nodes.flatMap { $0.operation.weights.map(\.weight.tensor) } }
}
