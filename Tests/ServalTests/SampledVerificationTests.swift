import Serval
import ServalWeights
import Testing

/// What a dump that holds but a sample of each layer still finds.
struct SampledVerificationTests {
    @Test func `a sample by the coprime rule agrees at every layer, and holds the output whole`() throws {
        let dump = try Fixture.coprimeDump(count: 20)
        let report = try Verification.run(Fixture.model(), dump: dump)
        #expect(report.passed && report.isSampled && report.layersMissingChannels.isEmpty)
        let pool = try #require(report.layers.first { $0.name == "pool" })
        let stem = try #require(report.layers.first { $0.name == "stem" })
        #expect(pool.metrics.count == pool.shape.reduce(1, *))
        #expect(stem.dumpCount == 20 && stem.shape.reduce(1, *) > 20)
        #expect(dump.outputs["softmax"]?.isSampled == false)
    }

    /// With the smallest sample, one element a channel.
    @Test(arguments: Fixture.layers.dropLast())
    func `a change of any one channel of any layer is found`(layer: String) throws {
        let whole = try DumpFile(Fixture.wholeDump())
        let channels = try #require(whole.outputs[layer]?.shape.dimensions.last)
        let sound = try #require(Fixture.coprimeDump(count: 1).outputs[layer])
        let met = Set((0..<sound.count).map { sound.position(of: $0) % channels })
        #expect(met == Set(0..<channels))
        for channel in Set([0, channels / 2, channels - 1]) {
            let dump = try Fixture.coprimeDump(count: 1) { name, _, values in
                guard name == layer else { return }
                for index in values.indices where index % channels == channel { values[index] += 0.05 }
            }
            let report = try Verification.run(Fixture.model(), dump: dump)
            #expect(report.failures == [layer], "channel \(channel)")
            let comparison = try #require(report.layers.first { $0.name == layer })
            #expect(comparison.worstCoordinates.last == channel)
        }
    }

    @Test func `a sample of the older rule tells which layers lack channels`() throws {
        // 50 elements of some layers are in step with the number of channels.
        let report = try Verification.run(Fixture.model(), dump: DumpFile(Fixture.sampledDump()))
        for name in report.layersMissingChannels {
            let layer = try #require(report.layers.first { $0.name == name })
            #expect(layer.dumpCount < layer.shape.reduce(1, *))
        }
        #expect(!report.layersMissingChannels.isEmpty)
    }
}
