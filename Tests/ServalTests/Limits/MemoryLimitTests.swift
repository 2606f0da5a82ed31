import Serval
import ServalWeights
import Testing

/// Files that demand much more memory than they have bytes.
@Suite struct MemoryLimitTests {
    private static func demand(_ text: ModelText, limit: Int? = nil, batch: Int = 1) -> MemoryDemand? {
        do throws(ServalError) {
            _ = try Model(
                bytes: text.bytes(), options: ModelOptions(batch: batch), limits: ModelLimits(memoryByteCount: limit))
            return nil
        } catch {
            guard case .memoryLimitExceeded(let demand) = error else {
                Issue.record("not the error expected: \(error)")
                return nil
            }
            return demand
        }
    }

    /// PReLUs one behind the other that share their slopes.
    private static func slopes(_ shape: [Int], alpha: [Int], count: Int) throws -> ModelText {
        var text = ModelText(shape)
        try text.addTensor("a", alpha)
        for index in 0..<count {
            text.add("p\(index)", "PReLU", [index == 0 ? "x" : "p\(index - 1)"], weights: [("alpha", "a")])
        }
        return text
    }

    @Test func `one slope for a large map is not spread over the map`() throws {
        let model = try Model(bytes: Self.slopes([1024, 1024, 16], alpha: [1, 1, 1], count: 40).bytes())
        #expect(model.plan.weights.byteCount < 1 << 20)
    }

    @Test func `slopes that have to be spread are counted before they are`() throws {
        // 64 MiB a layer, of which there are more than any machine has memory for.
        let demand = try #require(try Self.demand(Self.slopes([4096, 256, 16], alpha: [4096, 1, 1], count: 10_000)))
        #expect(demand.largestUse == .packedWeights)
        #expect(demand.byteCount >= 10_000 * 64 << 20)
        #expect(demand.description.contains("packed weights"))
        #expect(demand.description.contains("--memory-limit"))
        #expect(demand.description.contains("\(demand.limit)"))
    }

    private static func normalizations(mean: [Int], variance: [Int], count: Int) throws -> ModelText {
        var text = ModelText([1024, 1024, 16])
        try text.addTensor("a", mean)
        try text.addTensor("b", variance)
        for index in 0..<count {
            text.add(
                "n\(index)", "Normalization", [index == 0 ? "x" : "n\(index - 1)"],
                weights: [("mean", "a"), ("variance", "b")])
        }
        return text
    }

    @Test func `mean and variance are spread no further than both of them reach`() throws {
        let model = try Model(bytes: Self.normalizations(mean: [1], variance: [1024, 1, 1], count: 20).bytes())
        #expect(model.plan.weights.byteCount < 1 << 20)
        let demand = try #require(
            try Self.demand(Self.normalizations(mean: [1024, 1, 1], variance: [1024, 16], count: 200)))
        #expect(demand.largestUse == .packedWeights)
    }

    @Test func `one scale for many channels is counted once for each layer`() throws {
        // Two numbers that stand for a quarter of a billion channels, again and again.
        var text = ModelText([1, 1 << 27])
        for index in 0..<50 {
            text.add(
                "r\(index)", "Rescaling", [index == 0 ? "x" : "s\(index - 1)"], ["scale": 2.0, "offset": 1.0])
            text.add("s\(index)", "Activation", ["r\(index)"], ["activation": "sigmoid"])
        }
        #expect(try #require(Self.demand(text)).byteCount > 1 << 30)
    }

    @Test func `scratch memory is counted for every thread`() throws {
        var text = ModelText([1 << 20, 2])
        text.add("s", "Softmax", ["x"], ["axis": 1])
        let limit = 60 << 20
        let model = try Model(bytes: text.bytes(), limits: ModelLimits(memoryByteCount: limit))
        #expect(try model.makeSession(threads: .exactly(1)).threadCount == 1)
        let error = #expect(throws: ServalError.self) { try model.makeSession(threads: .exactly(200)) }
        guard case .memoryLimitExceeded(let demand) = error else {
            Issue.record("not the error expected: \(String(describing: error))")
            return
        }
        #expect(demand.largestUse == .scratch)
        #expect(demand.byteCounts[.scratch] == 200 * model.plan.scratchByteCount)
        #expect(demand.limit == limit)
        #expect(model.plan.affordableThreads(200) < 200)
        #expect(throws: Never.self) { try model.plan.checkSession(threads: model.plan.affordableThreads(200)) }
        #expect(throws: Never.self) { try model.makeSession() }
    }

    @Test func `scratch memory larger than any machine's is refused when the model is loaded`() throws {
        var text = ModelText([1 << 26, 2])
        text.add("s", "Softmax", ["x"], ["axis": 1])
        #expect(try #require(Self.demand(text)).byteCount > 1 << 30)
        // 4096 rows between those that a window of many rows reads.
        var tall = ModelText([4, 4, 1])
        try tall.addTensor("k", [1 << 18, 1, 1, 1])
        tall.add(
            "d", "DepthwiseConv2D", ["x"],
            ["strides": [1, 1], "dilation_rate": [4096, 1], "padding": "same", "activation": "linear"],
            weights: [("kernel", "k")])
        #expect(try #require(Self.demand(tall)).largestUse == .scratch)
    }

    @Test func `a large batch is counted`() throws {
        var text = ModelText([512, 512, 4])
        text.add("a", "Softmax", ["x"], ["axis": 3])
        #expect(Self.demand(text) == nil)
        #expect(try #require(Self.demand(text, batch: 500)).largestUse != .file)
    }

    @Test func `weights that many layers share are counted for each that packs them`() throws {
        var text = ModelText([64])
        try text.addTensor("k", [64, 64])
        for index in 0..<4000 {
            text.add(
                "d\(index)", "Dense", [index == 0 ? "x" : "d\(index - 1)"], ["activation": "linear"],
                weights: [("kernel", "k")])
        }
        #expect(Self.demand(text) == nil)
        #expect(try #require(Self.demand(text, limit: 32 << 20)).byteCount > 32 << 20)
    }

    @Test func `a text of many small values is counted before they are made`() throws {
        for filling in ["{}", "[]", "0", "{\"a\":[{}]}", "\"0123456789abcdef0123456789\""] {
            let count = 100_000
            let bomb = "[" + [String](repeating: filling, count: count).joined(separator: ",") + "]"
            let text = ModelText([4])
            let bytes = text.bytes(graph: "{\"inputs\":\(bomb)}")
            let error = #expect(throws: ServalError.self) {
                try Model(bytes: bytes, limits: ModelLimits(memoryByteCount: bytes.count + (4 << 20)))
            }
            guard case .memoryLimitExceeded(let demand) = error else {
                Issue.record("not the error expected: \(String(describing: error))")
                continue
            }
            #expect(demand.largestUse == .text)
        }
    }

    @Test func `an operation with a million inputs is counted step by step`() throws {
        var text = ModelText([1])
        text.add("s", "Add", [String](repeating: "x", count: 200_000))
        let demand = try #require(Self.demand(text, limit: 200 << 20))
        #expect([.steps, .text, .layers].contains(demand.largestUse))
    }

    @Test func `half precision costs no copy in float32`() throws {
        var text = ModelText([512])
        let kernel = try Tensor([512, 512], values: (0..<512 * 512).map { Float($0 % 9) / 8 })
        text.add(try #require(kernel.narrowed()), named: "k")
        for index in 0..<3 {
            text.add(
                "d\(index)", "Dense", [index == 0 ? "x" : "d\(index - 1)"], ["activation": "linear"],
                weights: [("kernel", "k")])
        }
        let file = try ModelFile(MappedFile(copying: text.bytes()))
        #expect(file.graph.nodes[1].operation.weights[0].weight.elementType == .float32)
        #expect(
            file.graph.nodes[1].operation.weights[0].weight.sourceAddress
                == file.graph.nodes[2].operation.weights[0].weight.sourceAddress)
        #expect(
            try Model(file).makeSession().run([Tensor([1, 512], values: .init(repeating: 1, count: 512))]).count == 1)
    }
}
