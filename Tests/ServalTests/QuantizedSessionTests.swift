import Serval
import ServalGraph
import ServalQuantization
import ServalReference
import ServalTensor
import ServalWeights
import Testing

/// Quantized files through the same door as any other.
@Suite struct QuantizedSessionTests {
    private static let quantized = Result {
        let file = try Fixture.model()
        return try Quantizer.quantize(file, calibration: [inputs(file)], backend: .baseline)
    }

    /// The dump's photo.
    private static func inputs(_ file: ModelFile) throws -> [Tensor] {
        let dump = try DumpFile(Fixture.wholeDump())
        return file.graph.inputs.compactMap { dump.inputs[file.graph.nodes[$0].name] }
    }

    private static func half() throws -> ModelFile {
        let source = try SafetensorsFile(path: Fixture.path("small"))
        return try ModelFile(MappedFile(copying: ModelFileWriter.inHalfPrecision(source, producer: "a test")))
    }

    @Test(arguments: Backend.available, [1, 2, 3])
    func `a session computes what the integer reference does`(backend: Backend, threads: Int) throws {
        let quantized = try Self.quantized.get()
        let model = try Model(bytes: quantized.bytes, options: ModelOptions(backend: backend))
        let inputs = try Self.inputs(Fixture.model())
        let outputs = try model.makeSession(threads: .exactly(threads)).run(inputs)
        let graph = try placeConversions(ShapedGraph(quantized.graph)).graph
        let values = IntegerInterpreter.evaluate(graph: graph, inputs: inputs.map { ReferenceTensor($0) })
        for (output, node) in zip(outputs, graph.outputs) {
            let expected = values[node].dequantized.values
            for (found, wanted) in zip(try output.floats(), expected) {
                // A softmax in float32 ends the network.
                #expect(abs(Double(found) - wanted) <= 1e-6)
            }
        }
    }

    @Test(arguments: Backend.available, VerificationMode.allCases)
    func `verification compares in 8 bits for equality, and tells the distance to float32`(
        backend: Backend, mode: VerificationMode
    ) throws {
        let file = try ModelFile(MappedFile(copying: Self.quantized.get().bytes))
        let report = try Verification.run(
            file, dump: DumpFile(Fixture.wholeDump()), mode: mode, options: ModelOptions(backend: backend))
        #expect(report.isReduced)
        #expect(report.passed, "\(report.failures)")
        for layer in report.layers where layer.limit == 0 { #expect(layer.metrics.maximumAbsolute == 0) }
        let signals = report.layers.compactMap(\.signalToFloat)
        #expect(signals.count >= 5)
        #expect(signals.allSatisfy { $0 > 15 }, "\(signals)")
        #expect(report.outputs.map(\.name) == ["softmax"])
    }

    @Test func `half precision is verified in half precision`() throws {
        let file = try Self.half()
        #expect(file.isReduced)
        let report = try Verification.run(file, dump: DumpFile(Fixture.wholeDump()))
        #expect(report.passed, "\(report.failures)")
        #expect(report.outputs.compactMap(\.signalToFloat).allSatisfy { $0 > 45 })
    }

    @Test func `a dump of another network is refused`() throws {
        let quantized = try Self.quantized.get()
        let source = try SafetensorsFile(MappedFile(copying: quantized.bytes))
        let bytes = source.replacing(metadata: "serval.source_graph", with: "0123456789abcdef")
        let file = try ModelFile(MappedFile(copying: bytes))
        #expect(throws: VerificationError.self) { try Verification.run(file, dump: DumpFile(Fixture.wholeDump())) }
    }
}
