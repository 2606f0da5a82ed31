import ServalGraph
import ServalTensor
import ServalWeights
import Testing

/// Every class of the model file becomes its operation, and refuses what it does not have.
@Suite struct LayerClassTests {
    private let kernel = ("kernel", ModelFixture.tensor(2, 2, 3, 4))

    @Test(arguments: [
        ("linear", ActivationFunction.linear), ("relu", .relu), ("relu6", .relu6), ("sigmoid", .sigmoid),
        ("hard_sigmoid", .hardSigmoid), ("tanh", .tanh), ("silu", .silu), ("hard_silu", .hardSilu),
        ("gelu", .gelu(approximate: false)), ("gelu_tanh", .gelu(approximate: true)),
        ("elu", .elu(alpha: 1)), ("softplus", .softplus), ("softsign", .softsign), ("exponential", .exponential),
    ])
    func activationsHaveNames(name: String, expected: ActivationFunction) throws {
        let fixture = ModelFixture("Activation", on: [4], config: ["activation": .string(name)])
        guard case .activation(expected) = try fixture.operation() else {
            return #expect(Bool(false), "\(name) is another function")
        }
        let dense = ModelFixture(
            "Dense", on: [2], config: ["activation": .string(name)], weights: [("kernel", ModelFixture.tensor(2, 3))])
        guard case .dense(let operation) = try dense.operation() else { return #expect(Bool(false), "no dense layer") }
        #expect(operation.activation == expected)
        #expect(operation.bias == nil)
    }

    @Test func softmaxOfAnActivationIsOverTheLastAxis() throws {
        guard
            case .softmax(2) = try ModelFixture("Activation", on: [3, 4], config: ["activation": "softmax"]).operation()
        else { return #expect(Bool(false), "another operation") }
        guard case .softmax(1) = try ModelFixture("Softmax", on: [3, 4], config: ["axis": 1]).operation()
        else { return #expect(Bool(false), "another operation") }
        #expect(ModelFixture("Softmax", on: [3, 4], config: ["axis": 3]).error() != nil)
        #expect(ModelFixture("Softmax", on: [3, 4], config: ["axis": -1]).error() != nil)
        let dense = ModelFixture(
            "Dense", on: [2], config: ["activation": "softmax"], weights: [("kernel", ModelFixture.tensor(2, 3))])
        #expect(dense.error() != nil)
    }

    @Test func reluHasOptions() throws {
        func function(_ config: JSONValue) throws -> ActivationFunction? {
            guard case .activation(let function) = try ModelFixture("ReLU", on: [4], config: config).operation()
            else { return nil }
            return function
        }
        #expect(try function([:]) == .relu)
        #expect(try function(["max_value": .null, "negative_slope": 0, "threshold": 0]) == .relu)
        #expect(try function(["max_value": 6]) == .relu6)
        #expect(
            try function(["max_value": 2.5, "negative_slope": 0.25, "threshold": 1])
                == .relu(maxValue: 2.5, negativeSlope: 0.25, threshold: 1))
        for config in [["max_value": "6"], ["max_value": -1], ["alpha": 0.1], ["negative_slope": .null]] as [JSONValue]
        {
            #expect(ModelFixture("ReLU", on: [4], config: config).error() != nil)
        }
        let dense = ModelFixture(
            "Dense", on: [2], config: ["activation": ["class": "ReLU", "negative_slope": 0.5]],
            weights: [("kernel", ModelFixture.tensor(2, 3))])
        guard case .dense(let operation) = try dense.operation() else { return #expect(Bool(false), "no dense layer") }
        #expect(operation.activation == .relu(maxValue: nil, negativeSlope: 0.5, threshold: 0))
        let other = ModelFixture(
            "Dense", on: [2], config: ["activation": ["class": "GELU"]],
            weights: [("kernel", ModelFixture.tensor(2, 3))])
        #expect(
            other.error()
                == .invalidValue(layer: "y", key: "activation", expected: "of the class ReLU or ELU, or a name"))
    }

    @Test func eluHasAlpha() throws {
        guard case .activation(.elu(alpha: 0.5)) = try ModelFixture("ELU", on: [4], config: ["alpha": 0.5]).operation()
        else { return #expect(Bool(false), "another operation") }
        #expect(ModelFixture("ELU", on: [4], config: [:]).error() != nil)
        #expect(ModelFixture("ELU", on: [4], config: ["alpha": 1, "threshold": 0]).error() != nil)
        let dense = ModelFixture(
            "Dense", on: [2], config: ["activation": ["class": "ELU", "alpha": 0.25]],
            weights: [("kernel", ModelFixture.tensor(2, 3))])
        guard case .dense(let operation) = try dense.operation() else { return #expect(Bool(false), "no dense layer") }
        #expect(operation.activation == .elu(alpha: 0.25))
    }

    @Test func convolutionsCarryTheirGeometry() throws {
        let config: JSONValue = [
            "strides": [2, 3], "dilation_rate": [1, 1], "padding": "valid", "groups": 2, "activation": "relu",
        ]
        let grouped = ModelFixture(
            "Conv2D", on: [8, 9, 6], config: config, weights: [kernel, ("bias", ModelFixture.tensor(4))])
        guard case .convolution(let convolution) = try grouped.operation() else {
            return #expect(Bool(false), "no convolution")
        }
        #expect(convolution.strides == Extent(height: 2, width: 3) && convolution.padding == .valid)
        #expect(convolution.groups == 2 && convolution.activation == .relu && !convolution.addsResidual)

        let plain: JSONValue = [
            "strides": [1, 1], "dilation_rate": [2, 1], "padding": "same", "activation": "linear",
        ]
        let depthwise = ModelFixture("DepthwiseConv2D", on: [8, 9, 3], config: plain, weights: [kernel])
        guard case .depthwiseConvolution(let operation) = try depthwise.operation() else {
            return #expect(Bool(false), "no depthwise convolution")
        }
        #expect(operation.dilation == Extent(height: 2, width: 1) && operation.outputChannels == 12)
        #expect(
            ModelFixture("DepthwiseConv2D", on: [8, 9, 6], config: config, weights: [kernel]).error()
                == .unknownKey(layer: "y", key: "groups"))

        let separable = ModelFixture(
            "SeparableConv2D", on: [8, 9, 3], config: plain,
            weights: [
                ("depthwise_kernel", kernel.1), ("pointwise_kernel", ModelFixture.tensor(1, 1, 12, 5)),
                ("bias", ModelFixture.tensor(5)),
            ])
        guard case .separableConvolution(let both) = try separable.operation() else {
            return #expect(Bool(false), "no separable convolution")
        }
        #expect(both.pointwiseKernel.shape.dimensions == [1, 1, 12, 5] && both.padding == .same)
    }

    @Test func normalizationsCarryTheirStatistics() throws {
        let statistics = ModelFixture.tensor(3)
        let batch = ModelFixture(
            "BatchNormalization", on: [2, 2, 3], config: ["axis": 3, "epsilon": 0.001],
            weights: [("beta", statistics), ("moving_mean", statistics), ("moving_variance", statistics)])
        guard case .batchNormalization(let operation) = try batch.operation() else {
            return #expect(Bool(false), "no batch normalization")
        }
        #expect(operation.gamma == nil && operation.beta != nil && operation.epsilon == 0.001 && operation.axis == 3)
        let layer = ModelFixture(
            "LayerNormalization", on: [2, 2, 3], config: ["axis": 3, "epsilon": 1e-6], weights: [("gamma", statistics)])
        guard case .layerNormalization(let operation) = try layer.operation() else {
            return #expect(Bool(false), "no layer normalization")
        }
        #expect(operation.gamma != nil && operation.beta == nil && operation.epsilon == 1e-6 && operation.axis == 3)
        let normalization = ModelFixture(
            "Normalization", on: [2, 2, 3], config: ["invert": true],
            weights: [("mean", statistics), ("variance", ModelFixture.tensor(2, 1, 3))])
        guard case .normalization(let inverse) = try normalization.operation() else {
            return #expect(Bool(false), "no normalization")
        }
        #expect(inverse.inverts)
        let rescaling = ModelFixture("Rescaling", on: [2, 2, 3], config: ["scale": [1, 2.5, 3], "offset": -1])
        guard case .rescaling(let scale) = try rescaling.operation() else {
            return #expect(Bool(false), "no rescaling")
        }
        #expect(scale.scale == [1, 2.5, 3] && scale.offset == [-1])
        guard
            case .prelu(let alpha) = try ModelFixture("PReLU", on: [2, 2, 3], weights: [("alpha", statistics)])
                .operation()
        else { return #expect(Bool(false), "no PReLU") }
        #expect(alpha.shape.dimensions == [3])
    }

    @Test func layoutsCarryTheirNumbers() throws {
        let sides: JSONValue = [[1, 2], [3, 0]]
        let insets = Insets(top: 1, bottom: 2, left: 3, right: 0)
        guard
            case .zeroPadding(insets) = try ModelFixture("ZeroPadding2D", on: [8, 9, 3], config: ["padding": sides])
                .operation(),
            case .cropping(insets) = try ModelFixture("Cropping2D", on: [8, 9, 3], config: ["cropping": sides])
                .operation(),
            case .flatten = try ModelFixture("Flatten", on: [8, 9, 3]).operation(),
            case .reshape([-1, 9]) = try ModelFixture("Reshape", on: [8, 9, 3], config: ["target_shape": [-1, 9]])
                .operation(),
            case .permute([3, 1, 2]) = try ModelFixture("Permute", on: [8, 9, 3], config: ["dims": [3, 1, 2]])
                .operation(),
            case .identity = try ModelFixture("Identity", on: [8, 9, 3]).operation(),
            case .concatenate(2) = try ModelFixture(
                "Concatenate", on: [8, 9, 3], config: ["axis": 2], inputs: ["x", "x"]
            ).operation(),
            case .upsampling(Upsampling(size: Extent(height: 2, width: 3), interpolation: .bilinear)) =
                try ModelFixture(
                    "UpSampling2D", on: [8, 9, 3], config: ["size": [2, 3], "interpolation": "bilinear"]
                ).operation()
        else { return #expect(Bool(false), "a class becomes another operation") }
        for wrong in [[[1, 2], [3]], [[1, 2], [3, -1]], [1, 2], 1] as [JSONValue] {
            #expect(ModelFixture("ZeroPadding2D", on: [8, 9, 3], config: ["padding": wrong]).error() != nil)
        }
        #expect(
            ModelFixture("UpSampling2D", on: [8, 9, 3], config: ["size": [2, 3], "interpolation": "cubic"]).error()
                == .invalidValue(layer: "y", key: "interpolation", expected: "one of nearest, bilinear"))
    }

    @Test(arguments: [
        ("Add", Combination.add), ("Subtract", .subtract), ("Multiply", .multiply), ("Maximum", .maximum),
        ("Minimum", .minimum), ("Average", .average),
    ])
    func combinationsTakeTwoInputs(className: String, expected: Combination) throws {
        guard case .combine(expected) = try ModelFixture(className, on: [4], inputs: ["x", "x"]).operation() else {
            return #expect(Bool(false), "another operation")
        }
        #expect(ModelFixture(className, on: [4]).error() != nil)
    }

    @Test func poolingsCarryTheirWindow() throws {
        let config: JSONValue = ["pool_size": [2, 3], "strides": [1, 2], "padding": "same"]
        for (className, kind) in [("AveragePooling2D", PoolingKind.average), ("MaxPooling2D", .maximum)] {
            guard case .pooling(let pooling) = try ModelFixture(className, on: [8, 9, 3], config: config).operation()
            else {
                return #expect(Bool(false), "no pooling")
            }
            #expect(
                pooling
                    == Pooling(
                        kind: kind, window: Extent(height: 2, width: 3), strides: Extent(height: 1, width: 2),
                        padding: .same))
        }
        for (className, kind) in [("GlobalAveragePooling2D", PoolingKind.average), ("GlobalMaxPooling2D", .maximum)] {
            let fixture = ModelFixture(className, on: [8, 9, 3], config: ["keepdims": true])
            guard case .globalPooling(let pooling) = try fixture.operation() else {
                return #expect(Bool(false), "no pooling")
            }
            #expect(pooling == GlobalPooling(kind: kind, keepsDimensions: true))
        }
    }
}
