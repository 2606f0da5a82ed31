import Serval
import ServalCommandLine
import ServalRuntime
import ServalWeights

/// What `network` has measured.
struct NetworkResult {
    let model: String
    let session: Session
    let samples: Samples
    let loadTime: Duration
    let machine: Machine

    private var plan: Plan { session.model.plan }
    private var macs: Int { plan.multiplyAdds }
    /// Of the fastest run.
    private var gigaflops: Double { 2 * Double(macs) / samples.minimum }
    /// Of all cores that the session works on.
    private var peak: Double { machine.peak(of: plan) * Double(session.threadCount) }

    var record: JSONObject {
        var record: JSONObject = ["model": .string(model)]
        for (key, value) in zip(samples.record.keys, samples.record.values) { record[key] = value }
        let rest: [(String, JSONValue)] = [
            ("threads", .int(session.threadCount)), ("backend", .string(session.model.backend.rawValue)),
            ("batch", .int(session.model.batch)), ("macs", .int(macs)), ("gops", .double(gigaflops)),
            ("peak_gops", .double(peak)), ("peak_fraction", .double(gigaflops / peak)),
            ("load_ms", .double(loadTime.nanoseconds / 1e6)), ("arena_bytes", .int(plan.memory.arenaByteCount)),
            ("weight_bytes", .int(plan.weights.byteCount)),
        ]
        for (key, value) in rest { record[key] = value }
        return record
    }

    var json: JSONObject {
        var json = record
        json["machine"] = machine.json
        return json
    }

    var text: String {
        var text = machine.text
        let images = session.model.batch
        text +=
            "network    \(model.printable): \(macs.grouped) MACs a run of \("image".counted(images))\n"
        text += "session    \("thread".counted(session.threadCount)), "
        text += "\(session.model.backend.rawValue), arena \(plan.memory.arenaByteCount.bytes), "
        text += "weights \(plan.weights.byteCount.bytes), loaded in \((loadTime.nanoseconds / 1e6).fixed(2)) ms\n\n"
        var table = Table([.right("min ms"), .right("p50"), .right("p90"), .right("p99"), .right("runs")])
        let times = [samples.minimum, samples.median, samples.percentile(0.9), samples.percentile(0.99)]
        table.add(times.map { ($0 / 1e6).fixed(3) } + ["\(samples.count)"])
        text += table.text
        text +=
            "\n\(gigaflops.fixed(1)) \(plan.rateUnit) at the minimum, \((100 * gigaflops / peak).fixed(1)) % of the peak of "
        return text + "\(peak.fixed(1)) \(plan.rateUnit)\n"
    }
}
