import Serval
import ServalGraph
import ServalWeights
import Testing

/// Files of many layers one behind the other, of which passes make few.
@Suite struct LongChainTests {
    /// A convolution of one channel by `kernel`, and batch normalizations that each multiply by `scale`.
    private static func normalized(_ count: Int, scale: Float) throws -> ModelText {
        var text = ModelText([2, 2, 1])
        text.add(try Tensor([1, 1, 1, 1], values: [3]), named: "k")
        text.add(try Tensor([1], values: [0]), named: "zero")
        text.add(try Tensor([1], values: [1]), named: "one")
        text.add(try Tensor([1], values: [scale]), named: "g")
        text.add(
            "c", "Conv2D", ["x"],
            ["strides": [1, 1], "dilation_rate": [1, 1], "padding": "valid", "activation": "linear"],
            weights: [("kernel", "k")])
        for index in 0..<count {
            text.add(
                "b\(index)", "BatchNormalization", [index == 0 ? "c" : "b\(index - 1)"],
                ["axis": 3, "epsilon": 0.0],
                weights: [
                    ("gamma", index % 2 == 0 ? "g" : "one"), ("moving_mean", "zero"), ("moving_variance", "one"),
                ])
        }
        return text
    }

    @Test func `a kernel takes in any number of batch normalizations`() throws {
        // Before, each was read through all others, on the stack and in memory for each.
        let model = try Model(bytes: Self.normalized(12_000, scale: 1).bytes())
        #expect(model.plan.steps.count == 1)
        #expect(model.plan.steps[0].layers.count == 12_001)
        let output = try model.makeSession().run([Tensor([1, 2, 2, 1], values: [1, 2, 3, 4])])[0]
        #expect(try output.floats() == [3, 6, 9, 12])
    }

    @Test func `factors are multiplied and rounded once`() throws {
        let model = try Model(bytes: Self.normalized(40, scale: 1.1).bytes())
        let output = try model.makeSession().run([Tensor([1, 2, 2, 1], values: [1, 0, -1, 2])])[0].floats()
        let factor = (0..<20).reduce(3.0) { product, _ in product * Double(Float(1.1)) }
        #expect(output == [Float(factor), 0, -Float(factor), 2 * Float(factor)])
    }

    @Test func `factors that leave the range stay layers of their own`() throws {
        for scale: Float in [1e30, 1e-30] {
            let bytes = try Self.normalized(40, scale: scale).bytes()
            let model = try Model(bytes: bytes)
            let output = try model.makeSession().run([Tensor([1, 2, 2, 1], values: [1, 0, -1, 2])])[0].floats()
            #expect(output[0] == (scale > 1 ? .infinity : 0))
        }
    }

    @Test(arguments: ["Identity", "Rescaling", "Activation"])
    func `thousands of layers that become one are merged in time by their number`(className: String) throws {
        var text = ModelText([4])
        let config: JSONValue =
            switch className {
            case "Rescaling": ["scale": 1.0, "offset": 0.0]
            case "Activation": ["activation": "linear"]
            default: [:]
            }
        text.add("r", "Rescaling", ["x"], ["scale": 2.0, "offset": 1.0])
        for index in 0..<10_000 { text.add("l\(index)", className, [index == 0 ? "r" : "l\(index - 1)"], config) }
        let model = try Model(bytes: text.bytes())
        #expect(model.plan.steps.count == 1)
        #expect(model.plan.steps[0].layers.count == 10_001)
        #expect(try model.makeSession().run([Tensor([1, 4], values: [0, 1, 2, 3])])[0].floats() == [1, 3, 5, 7])
    }

    @Test(.timeLimit(.minutes(10))) func `a map of millions of rows is planned in the time of a map`() throws {
        var text = ModelText([1 << 24, 1, 1])
        text.add(try Tensor([1, 1, 1, 1], values: [2]), named: "k")
        for index in 0..<6 {
            text.add(
                "c\(index)", index % 2 == 0 ? "Conv2D" : "DepthwiseConv2D", [index == 0 ? "x" : "c\(index - 1)"],
                ["strides": [1, 1], "dilation_rate": [1, 1], "padding": "valid", "activation": "relu"],
                weights: [("kernel", "k")])
        }
        #expect(try Model(bytes: text.bytes()).plan.steps.count == 6)
    }
}
