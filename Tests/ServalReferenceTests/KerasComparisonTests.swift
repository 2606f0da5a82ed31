import ServalGraph
import ServalReference
import ServalTensor
import ServalTestSupport
import Testing

@Suite("Reference operators against Keras")
struct KerasComparisonTests {
    /// Keras computes in float32.
    static let relativeTolerance = 1e-5
    /// Relative to the largest magnitude of the output, for values that are small by cancellation.
    static let absoluteTolerance = 1e-6

    @Test("Every case computes what Keras computed", arguments: try KerasFixture.all())
    func computesWhatKerasComputed(fixture: KerasFixture) throws {
        let inputs = try fixture.inputs.map { try $0.reference() }
        let values = try ReferenceInterpreter.evaluate(graph: fixture.graph(), inputs: inputs)
        let output = try #require(values.last)
        let expected = fixture.output
        #expect(output.shape.dimensions == expected.shape)
        let magnitude = expected.values.reduce(0) { max($0, abs($1)) }
        let difference = Difference(found: output.values, expected: expected.values) {
            Self.relativeTolerance * abs($0) + Self.absoluteTolerance * magnitude
        }
        #expect(difference.isWithinLimit, "\(difference)")
    }

    @Test("The cases cover every operation and both fused forms")
    func coversEveryOperation() throws {
        let layers = try KerasFixture.all().flatMap(\.layers)
        let classes: Set<String> = [
            "Activation", "Add", "Average", "AveragePooling2D", "BatchNormalization", "Concatenate", "Conv2D",
            "Cropping2D", "Dense", "DepthwiseConv2D", "Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D",
            "Identity", "LayerNormalization", "MaxPooling2D", "Maximum", "Minimum", "Multiply", "Normalization",
            "PReLU", "Permute", "ReLU",
            "Rescaling", "Reshape", "SeparableConv2D", "Softmax", "Subtract", "UpSampling2D", "ZeroPadding2D",
        ]
        #expect(Set(layers.map(\.class)) == classes)
        #expect(layers.contains { $0.config.addsResidual == true })
        for convolution in ["Conv2D", "DepthwiseConv2D", "SeparableConv2D"] {
            #expect(
                layers.contains { layer in
                    if case .insets = layer.config.padding { layer.class == convolution } else { false }
                }, "\(convolution) with explicit padding")
        }
    }
}
