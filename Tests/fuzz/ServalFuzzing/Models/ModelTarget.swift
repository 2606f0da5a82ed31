import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor
import ServalWeights

/// Model files: what is accepted is compiled, run and compared with the reference operators, on every backend that the
/// processor has and with one to three threads.
package enum ModelTarget: FuzzTarget {
    package static let name = "model"
    package static let lengthLimit = 16_384

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let model: ModelFile
        do {
            let container = try SafetensorsFile(MappedFile(copying: input), rules: .checked)
            guard !ModelBudget.isKnownToFail(container) else { return }
            model = try ModelFile(container)
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        var random = FuzzRandom(bytes: input)
        let batch = random.oneIn(4) ? 2 : 1
        let shapes: [Shape]
        do {
            shapes = try inferShapes(of: model.graph, batch: batch)
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        guard ModelBudget.allows(model.graph, shapes) else { return }
        let graph = placeConversions(optimize(model.graph))
        let inputs = model.graph.inputs.map { ModelInput.make(shapes[$0], &random) }
        let expected = ExpectedValues(model.graph, optimized: graph, inputs: inputs)
        let choice = RunChoice(batch: batch, &random)
        for backend in Backend.available {
            try ModelRun(graph, inputs: inputs, expected: expected, backend: backend, choice: choice).check()
        }
    }

    package static func mutate(_ input: [UInt8], _ mutator: inout Mutator) -> [UInt8] {
        let result = ModelMutation.mutate(input, &mutator)
        return result.count <= mutator.lengthLimit ? result : GraphGenerator.model(&mutator.random)
    }
}

/// How an input is run, chosen by its content.
struct RunChoice {
    let batch: Int
    /// Small sizes of the cache make networks be computed in bands.
    let caches: CacheSizes
    /// Numbers of threads besides one. Starting threads takes longer than a run of a small network, so that only a share of
    /// the inputs is run with them.
    let threads: [Int]

    init(batch: Int, _ random: inout FuzzRandom) {
        self.batch = batch
        caches = CacheSizes(level2: random.pick([2048, 12_000, 1 << 20]))
        threads =
            switch random.below(16) {
            case 0: [2, 3]
            case 1: [2]
            case 2: [3]
            default: []
            }
    }
}
