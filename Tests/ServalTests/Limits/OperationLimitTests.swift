import Serval
import ServalWeights
import Testing

/// Files whose run would take too long.
@Suite struct OperationLimitTests {
    private static func error(_ text: ModelText, limit: Int? = nil, batch: Int = 1) -> GraphError? {
        do throws(ServalError) {
            var limits = ModelLimits(memoryByteCount: 1 << 40)
            if let limit { limits.operationCount = limit }
            _ = try Model(bytes: text.bytes(), options: ModelOptions(batch: batch), limits: limits)
            return nil
        } catch {
            guard case .graph(let error) = error else {
                Issue.record("not the error expected: \(error)")
                return nil
            }
            return error
        }
    }

    @Test func `a window over a whole map at every place of it is refused`() throws {
        for side in [2048, 4096] {
            for className in ["AveragePooling2D", "MaxPooling2D"] {
                var text = ModelText([side, side, 8])
                let size: JSONValue = [.int(side), .int(side)]
                text.add("s", className, ["x"], ["pool_size": size, "strides": [1, 1], "padding": "same"])
                guard case .tooManyOperations("s", let found, let total, let limit) = Self.error(text) else {
                    Issue.record("\(side) \(className) is not refused")
                    continue
                }
                #expect(found == total && found == side * side * side * side * 8)
                #expect(limit == ModelLimits.standardOperationCount)
                let description = try #require(Self.error(text)).description
                #expect(description.contains("'s'") && description.contains("--operation-limit"))
            }
        }
    }

    /// A layer on a map of 64 x 64 x 8, its weights, and the operations that it must count for at least.
    static let layers: [(className: String, config: JSONValue, weights: [(String, [Int])], least: Int)] = [
        ("Rescaling", ["scale": 2.0, "offset": 1.0], [], 32768),
        ("Normalization", [:], [("mean", [8]), ("variance", [64, 1, 1])], 32768),
        ("ZeroPadding2D", ["padding": [[1, 1], [1, 1]]], [], 32768),
        ("Cropping2D", ["cropping": [[1, 1], [1, 1]]], [], 30752),
        ("Conv2D", convolution, [("kernel", [3, 3, 8, 16])], 64 * 64 * 9 * 8 * 16),
        ("Conv2D", grouped, [("kernel", [3, 3, 1, 8])], 64 * 64 * 9 * 8),
        ("DepthwiseConv2D", convolution, [("kernel", [3, 3, 8, 2])], 64 * 64 * 9 * 16),
        (
            "SeparableConv2D", convolution,
            [("depthwise_kernel", [3, 3, 8, 1]), ("pointwise_kernel", [1, 1, 8, 16])],
            64 * 64 * (9 * 8 + 8 * 16)
        ),
        (
            "BatchNormalization", ["axis": 1, "epsilon": 0.1], [("moving_mean", [64]), ("moving_variance", [64])],
            32768
        ),
        ("LayerNormalization", ["axis": 3, "epsilon": 0.1], [], 32768),
        ("Activation", ["activation": "gelu"], [], 8 * 32768),
        ("ReLU", [:], [], 32768),
        ("PReLU", [:], [("alpha", [1, 1, 8])], 32768),
        ("Softmax", ["axis": 3], [], 32768),
        ("Add", [:], [], 32768),
        ("Concatenate", ["axis": 3], [], 65536),
        ("AveragePooling2D", pooling, [], 32768 * 25),
        ("MaxPooling2D", pooling, [], 32768 * 25),
        ("GlobalAveragePooling2D", ["keepdims": false], [], 32768),
        ("GlobalMaxPooling2D", ["keepdims": true], [], 32768),
        ("Flatten", [:], [], 32768),
        ("Reshape", ["target_shape": [-1]], [], 32768),
        ("Permute", ["dims": [3, 1, 2]], [], 32768),
        ("Dense", ["activation": "linear"], [("kernel", [8, 16])], 64 * 64 * 8 * 16),
        ("UpSampling2D", ["size": [2, 2], "interpolation": "bilinear"], [], 4 * 32768),
    ]

    private static let convolution: JSONValue = [
        "strides": [1, 1], "dilation_rate": [1, 1], "padding": "same", "activation": "linear",
    ]
    private static let grouped: JSONValue = [
        "strides": [1, 1], "dilation_rate": [1, 1], "padding": "same", "activation": "linear", "groups": 8,
    ]
    private static let pooling: JSONValue = ["pool_size": [5, 5], "strides": [1, 1], "padding": "same"]

    @Test(arguments: layers.indices) func `every operator is counted, and once for each image`(index: Int) throws {
        let layer = Self.layers[index]
        var text = ModelText([64, 64, 8])
        for (role, shape) in layer.weights { try text.addTensor(role, shape) }
        let isPair = ["Add", "Concatenate"].contains(layer.className)
        text.add(
            "y", layer.className, isPair ? ["x", "x"] : ["x"], layer.config, weights: layer.weights.map { ($0.0, $0.0) }
        )
        guard case .tooManyOperations("y", let found, let total, 1) = Self.error(text, limit: 1) else {
            Issue.record("\(layer.className) is not counted")
            return
        }
        #expect(found == total && found >= layer.least && found <= 40 * layer.least)
        #expect(Self.error(text, limit: found) == nil)
        #expect(Self.error(text, limit: found, batch: 3) == nil)
        #expect(Self.error(text, limit: found - 1, batch: 3) != nil)
    }

    @Test func `layers add up`() throws {
        var text = ModelText([1 << 20])
        for index in 0..<10 { text.add("s\(index)", "Softmax", [index == 0 ? "x" : "s\(index - 1)"], ["axis": 1]) }
        guard case .tooManyOperations(_, let found, let total, 1) = Self.error(text, limit: 1) else {
            Issue.record("not refused")
            return
        }
        #expect(total == 10 * found)
    }

    @Test func `a limit that sums of threads would not fit is lowered, and none is an overflow`() throws {
        var text = ModelText([4096, 4096, 8])
        text.add("s", "AveragePooling2D", ["x"], ["pool_size": [4096, 4096], "strides": [1, 1], "padding": "same"])
        #expect(Self.error(text, limit: .max, batch: 4) == nil)
        text.add("t", "AveragePooling2D", ["s"], ["pool_size": [4096, 4096], "strides": [1, 1], "padding": "same"])
        #expect(Self.error(text, limit: .max, batch: 4) != nil)
        #expect(Self.error(text, limit: -1) != nil)
    }
}
