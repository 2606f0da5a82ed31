import ServalGraph
import ServalKernels
import ServalReference
import ServalRuntime
import ServalTensor
import ServalTestSupport
import ServalWeights

/// Model files: what is accepted is compiled, run and compared with the reference operators, on every backend that the
/// processor has and with one to three threads.
package enum ModelTarget: FuzzTarget {
    package static let name = "model"
    package static let lengthLimit = 16_384

    /// So little that the reference computes an accepted network in a moment. The fuzzer holds the program to the memory.
    static let limits = ModelLimits(memoryByteCount: 16 << 20, operationCount: 1 << 18)

    package static func check(_ input: UnsafeRawBufferPointer) throws(FuzzFailure) {
        let model: ModelFile
        do {
            model = try ModelFile(MappedFile(copying: input), limits: limits)
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        var random = SplitMix64(bytes: input)
        let choice = RunChoice(&random)
        let network: ShapedGraph
        do {
            // As a model is compiled when it is loaded.
            network = try model.network.batched(choice.batch)
            try network.checkOperations(limit: limits.operationCount)
        } catch {
            guard !error.description.isEmpty else { throw FuzzFailure("The error says nothing.") }
            return
        }
        let compiled: ShapedGraph
        do { compiled = try placeConversions(optimize(network, scratch: model.scratch)) } catch {
            throw FuzzFailure("A valid network is not optimised: \(error)")
        }
        let inputs = model.graph.inputs.map { ModelInput.make(network.shapes[$0], &random) }
        let expected = ExpectedValues(model.graph, optimized: compiled.graph, inputs: inputs)
        for backend in Backend.available {
            let options = PlanOptions(
                backend: backend, batch: choice.batch, caches: choice.caches, budget: model.budget,
                operationLimit: limits.operationCount)
            try ModelRun(compiled, inputs: inputs, expected: expected, options: options, choice: choice)?.check()
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
    /// Small sizes of the cache make convolutions be fused and computed in row tiles.
    let caches: CacheSizes
    /// Numbers of threads besides one. Starting threads takes longer than a run of a small network, so that only a share of
    /// the inputs is run with them.
    let threads: [Int]

    init(_ random: inout SplitMix64) {
        batch = random.oneIn(4) ? 2 : 1
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
