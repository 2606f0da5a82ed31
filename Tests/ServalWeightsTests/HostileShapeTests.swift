import ServalGraph
import ServalTensor
import ServalWeights
import Testing

/// Shapes whose sizes cannot be computed, in every place where a file states one.
@Suite struct HostileShapeTests {
    /// A layer on a map of 4 x 4 x 3 with sound weights.
    static let layers: [(className: String, config: JSONValue, weights: [(String, [Int])])] = [
        ("Normalization", [:], [("mean", [3]), ("variance", [3])]),
        ("Conv2D", convolution, [("kernel", [2, 2, 3, 5]), ("bias", [5])]),
        ("DepthwiseConv2D", convolution, [("kernel", [2, 2, 3, 2]), ("bias", [6])]),
        (
            "SeparableConv2D", convolution,
            [("depthwise_kernel", [2, 2, 3, 2]), ("pointwise_kernel", [1, 1, 6, 4]), ("bias", [4])]
        ),
        (
            "BatchNormalization", ["axis": 3, "epsilon": 0.1],
            [("gamma", [3]), ("beta", [3]), ("moving_mean", [3]), ("moving_variance", [3])]
        ),
        ("LayerNormalization", ["axis": 3, "epsilon": 0.1], [("gamma", [3]), ("beta", [3])]),
        ("PReLU", [:], [("alpha", [1, 1, 3])]),
        ("Dense", ["activation": "linear"], [("kernel", [3, 7]), ("bias", [7])]),
    ]

    private static let convolution: JSONValue = [
        "strides": [1, 1], "dilation_rate": [1, 1], "padding": "same", "activation": "linear",
    ]

    /// Dimensions of which none can be counted with the others, or which hold nothing.
    private static let sizes = [0, 1, 1 << 29, 1 << 31, 1 << 32, 1 << 40, 1 << 58, 1 << 62, .max]

    @Test(arguments: layers.indices) func `a weight without elements is refused whatever its other dimensions`(
        index: Int
    ) throws {
        let layer = Self.layers[index]
        for (changed, weight) in layer.weights.enumerated() {
            for rank in 0...weight.1.count + 1 {
                for zero in 0..<max(rank, 1) {
                    for size in Self.sizes {
                        var dimensions = [Int](repeating: size, count: rank)
                        if rank > 0 { dimensions[zero] = 0 }
                        guard rank > 0, let error = Self.error(layer, changed: changed, to: dimensions) else {
                            continue
                        }
                        switch error {
                        case .weightEmpty("y", _, dimensions), .tensorShapeInvalid(_, dimensions): break
                        default: Issue.record("\(layer.className) \(weight.0) \(dimensions): \(error)")
                        }
                    }
                }
            }
        }
    }

    /// The error of a file in which one weight has no bytes and the shape given; never nil, since no layer has such weights.
    private static func error(
        _ layer: (className: String, config: JSONValue, weights: [(String, [Int])]), changed: Int, to dimensions: [Int]
    ) -> WeightsError? {
        let weights = layer.weights.enumerated().map { index, weight in
            let tensor = Tensor(shape: Shape(validated: index == changed ? [0] : weight.1)) { destination in
                for index in destination.indices { destination[index] = 1 }
            }
            return (weight.0, tensor)
        }
        let fixture = ModelFixture(layer.className, on: [4, 4, 3], config: layer.config, weights: weights)
        // The writer makes no such shape: it is put into the header, which is then sealed anew.
        let bytes = fixture.bytes()
        let length = bytes[0..<8].reversed().reduce(0) { $0 << 8 | Int($1) }
        var header = String(decoding: bytes[8..<8 + length], as: UTF8.self)
        guard let range = header.firstRange(of: "\"shape\":[0]") else {
            Issue.record("there is no tensor without elements")
            return nil
        }
        header.replaceSubrange(range, with: "\"shape\":\(dimensions.description.filter { $0 != " " })")
        let key = "\"serval.header_checksum\":\""
        if let place = header.firstRange(of: key) {
            let end = header.index(place.upperBound, offsetBy: 16)
            header.replaceSubrange(place.upperBound..<end, with: "0000000000000000")
        }
        var sealedBytes = sealed(header.trimmingTrailingSpaces())
        sealedBytes += bytes[(8 + length)...]
        do throws(WeightsError) {
            _ = try ModelFile(MappedFile(copying: sealedBytes))
            Issue.record("\(layer.className) \(dimensions) is loaded")
            return nil
        } catch {
            return error
        }
    }

    @Test func `extreme numbers in a configuration are errors or harmless`() {
        let numbers = [Int.min, -1 << 32, -2, -1, 0, 1, 2, 4096, 4097, 1 << 29, 1 << 31, 1 << 32, 1 << 62, .max]
        for a in numbers {
            for b in numbers {
                let (first, second) = (JSONValue.int(a), JSONValue.int(b))
                let insets: JSONValue = [[first, second], [second, first]]
                let configs: [(String, JSONValue)] = [
                    ("ZeroPadding2D", ["padding": insets]), ("Cropping2D", ["cropping": insets]),
                    ("Reshape", ["target_shape": [first, second]]), ("Reshape", ["target_shape": [first, second, -1]]),
                    ("Permute", ["dims": [first, second, 1]]), ("Softmax", ["axis": first]),
                    ("Concatenate", ["axis": first]),
                    ("UpSampling2D", ["size": [first, second], "interpolation": "nearest"]),
                    ("UpSampling2D", ["size": [first, second], "interpolation": "bilinear"]),
                    ("MaxPooling2D", ["pool_size": [first, second], "strides": [second, first], "padding": "same"]),
                    ("MaxPooling2D", ["pool_size": [first, 1], "strides": [1, second], "padding": "valid"]),
                ]
                for (className, config) in configs {
                    _ = ModelFixture(className, on: [4, 4, 3], config: config).error()
                }
                for padding: JSONValue in ["same", "valid", insets] {
                    let config: JSONValue = [
                        "strides": [first, second], "dilation_rate": [second, first], "padding": padding,
                        "activation": "linear", "groups": first,
                    ]
                    let kernel = [("kernel", ModelFixture.tensor(3, 2, 3, 2))]
                    _ = ModelFixture("Conv2D", on: [4, 4, 3], config: config, weights: kernel).error()
                }
            }
        }
    }

    @Test func `input shapes of any size are errors or harmless`() {
        for size in Self.sizes + [Int.min, -1] {
            for shape in [
                [size], [size, size], [1, size, 1], [size, size, size, size], [Int](repeating: size, count: 9),
            ] {
                _ = ModelFixture("Flatten", on: shape).error()
                _ = ModelFixture("Softmax", on: shape, config: ["axis": 1]).error()
            }
        }
    }
}

extension String {
    fileprivate func trimmingTrailingSpaces() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
