import ServalGraph
import ServalKernels
import ServalQuantization
import ServalReference
import ServalRuntime
import ServalTensor
import ServalTestSupport
import Testing

/// A case quantized, with what the integer reference computes of every node.
struct QuantizedCase: Sendable, CustomTestStringConvertible {
    let name: String
    /// With conversions.
    let graph: Graph
    /// Layers that compute in float32 between layers in 8 bits.
    let islands: [String]
    let batch: Int
    let inputs: [Tensor]
    let expected: [QuantizedValue]

    var testDescription: String { name }

    init(_ example: OperatorCase) throws {
        name = example.name
        let batch = example.inputShapes[0][0]
        let inputs = example.inputs()
        // Each image of the batch is an input to calibrate with.
        let calibration = try (0..<batch).map { image in
            try inputs.map { input in
                let count = input.shape.count / batch
                return try Tensor(
                    [1] + input.shape.dimensions.dropFirst(),
                    values: Array(input.floats()[image * count..<(image + 1) * count]))
            }
        }
        let quantized = try Quantizer.quantize(
            example.graph, calibration: calibration, options: QuantizationOptions(method: .minmax),
            backend: .baseline)
        graph = try placeConversions(ShapedGraph(quantized.graph)).graph
        islands = quantized.report.floatIslands
        (self.batch, self.inputs) = (batch, inputs)
        expected = IntegerInterpreter.evaluate(graph: graph, inputs: inputs.map { ReferenceTensor($0) })
    }
}

@Suite("An integer plan")
struct IntegerPlanTests {
    private static let cases = Result {
        try
            (OperatorCase.all() + OperatorCase.integerCompositions() + OperatorCase.integerFunctions()
            + OperatorCase.integerFusedOperators()).map(QuantizedCase.init)
    }

    @Test("has cases of every integer step")
    func casesExist() throws {
        let cases = try Self.cases.get()
        let integer = cases.filter { test in
            test.graph.nodes.indices.contains { test.graph.precision(of: $0) == .integer }
        }
        #expect(integer.count >= 150)
        let operations = Set(
            cases.flatMap { test in
                test.graph.nodes.indices.filter { test.graph.precision(of: $0) == .integer }
                    .map { test.graph.nodes[$0].operation.name }
            })
        #expect(
            operations == [
                "Activation", "Add", "Average", "AveragePooling2D", "Concatenate", "Conv2D", "Cropping2D", "Dense",
                "DepthwiseConv2D", "Flatten", "GlobalAveragePooling2D", "GlobalMaxPooling2D", "MaxPooling2D", "Maximum",
                "Minimum", "Multiply", "PReLU", "Rescaling", "Reshape", "Subtract", "UpSampling2D", "ZeroPadding2D",
            ])
    }

    @Test("goes through float32 for nothing that has a form in 8 bits")
    func hasNoIslands() throws {
        let functions = Set(try OperatorCase.integerFunctions().map(\.name))
        for test in try Self.cases.get() {
            let isExpected = test.islands.allSatisfy { name in
                test.graph.nodes.contains { $0.name == name && $0.operation.hasNoIntegerForm }
            }
            #expect(isExpected, "\(test.name): \(test.islands)")
            if functions.contains(test.name) { #expect(test.islands.isEmpty, "\(test.name): \(test.islands)") }
        }
    }

    @Test("has fused operators of every stage in 8 bits where the cache is small")
    func fusedOperatorsExist() throws {
        let kernels = try Self.cases.get().flatMap { test in
            try PlanCompiler.compile(
                ShapedGraph(test.graph), options: test.options(.baseline, level2: Self.smallCaches[0])
            ).steps
                .map(\.kernel).filter { $0.hasPrefix("qu8_fused") }
        }
        for stage in [
            "conv3x3s2+lut_dwconv3x3s1+lut_gemm_gemm+lut_dwconv3x3s1+lut_gemm", "dwconv5x5s1+lut",
            "fused_conv3x3s2_dwconv3x3s1_gemm", "gemm_dwconv3x3s2_gemm", "gemm_dwconv5x5s2", "fused_dwconv3x3s2",
        ] {
            #expect(kernels.contains { $0.contains(stage) }, "\(stage)")
        }
    }

    @Test("computes the levels of the integer reference, bit for bit", arguments: Backend.available, [1, 2, 3])
    func agreesWithReference(backend: Backend, threads: Int) throws {
        for test in try Self.cases.get() { try expectAgreement(test, test.options(backend), threads: threads) }
    }

    @Test("computes them in row tiles, too", arguments: Backend.available, [1, 2, 3])
    func agreesWithReferenceInRowTiles(backend: Backend, threads: Int) throws {
        var fused = 0
        for test in try Self.cases.get() {
            for level2 in Self.smallCaches {
                if try expectAgreement(test, test.options(backend, level2: level2), threads: threads) { fused += 1 }
            }
        }
        #expect(fused >= 20)
    }

    @Test("computes them in any cancellation intervals", arguments: Backend.available, [1, 3])
    func agreesWithReferenceInChunks(backend: Backend, threads: Int) throws {
        for test in try Self.cases.get() {
            for size in [1, 3000] {
                try expectAgreement(test, test.options(backend), threads: threads, cancellationInterval: Double(size))
            }
        }
    }

    /// Sizes of second-level cache for which row tiles are one row high, and a few.
    private static let smallCaches = [2048, 12_000]

    /// Returns whether values were computed on the way.
    @discardableResult
    private func expectAgreement(
        _ test: QuantizedCase, _ options: PlanOptions, threads: Int,
        cancellationInterval: Double = CancellationInterval.usual
    ) throws -> Bool {
        let plan = try PlanCompiler.compile(ShapedGraph(test.graph), options: options)
        let executor = try Executor(plan: plan, threads: threads, cancellationInterval: cancellationInterval)
        for (position, input) in test.inputs.enumerated() {
            executor.bindInput(position, to: input.start.pointer.assumingMemoryBound(to: Float.self))
        }
        var differing: [Int] = []
        var isFused = false
        let observer = PlanObserver(executor)
        func compare(_ node: Int, _ found: [UInt8]) {
            if case .quantized(let expected) = test.expected[node], found != expected.levels { differing.append(node) }
        }
        // One step after the other, since values share memory; each is fed what the plan computed before.
        for (index, step) in plan.steps.enumerated() {
            executor.run(steps: index..<index + 1)
            if let values = observer.quantizedValue(of: step.node) { compare(step.node, values) }
            for value in observer.lineBufferValues(ofStep: index) where value.quantization != nil {
                isFused = true
                compare(value.node, value.quantized)
            }
        }
        // Behind a float32 step a level may differ by rounding, and then all that read it.
        let firstFloat = test.graph.nodes.indices.first {
            test.graph.precision(of: $0) == .float && !test.graph.nodes[$0].isConversionOrInput
        }
        let names = differing.filter { $0 < firstFloat ?? .max }.map { test.graph.nodes[$0].name }
        #expect(names.isEmpty, "\(test.name), cache of \(options.caches.level2): \(names)")
        return isFused
    }
}

extension QuantizedCase {
    func options(_ backend: Backend, level2: Int = 1 << 20) -> PlanOptions {
        PlanOptions(backend: backend, batch: batch, caches: CacheSizes(level2: level2))
    }
}

extension ServalGraph.Operation {
    /// What computes in float32 in every network.
    fileprivate var hasNoIntegerForm: Bool {
        switch self {
        case .softmax, .layerNormalization, .normalization, .permute, .upsampling, .prelu, .batchNormalization: true
        default: false
        }
    }
}

extension Node {
    fileprivate var isConversionOrInput: Bool {
        switch operation {
        case .input, .quantize, .dequantize: true
        default: false
        }
    }
}
