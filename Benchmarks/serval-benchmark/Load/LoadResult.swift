import Serval
import ServalCommandLine
import ServalRuntime
import ServalWeights

/// What `load` has measured.
struct LoadResult {
    let model: String
    let session: Session
    /// The first load of the process.
    let first: Duration
    let samples: Samples
    let before: ProcessMemory
    let after: ProcessMemory
    let machine: Machine

    private var plan: Plan { session.model.plan }

    var record: JSONObject {
        var record: JSONObject = ["model": .string(model), "load_ms": .double(first.nanoseconds / 1e6)]
        for (key, value) in zip(samples.record.keys, samples.record.values) { record[key] = value }
        let rest: [(String, JSONValue)] = [
            ("threads", .int(session.threadCount)), ("backend", .string(session.model.backend.rawValue)),
            ("batch", .int(session.model.batch)), ("weight_bytes", .int(plan.weights.byteCount)),
            ("arena_bytes", .int(plan.memory.arenaByteCount)),
            ("scratch_bytes", .int(plan.scratchByteCount * session.threadCount)),
            ("resident_before_bytes", .int(before.resident)), ("resident_bytes", .int(after.resident)),
            ("resident_added_bytes", .int(after.resident - before.resident)),
            ("private_added_bytes", .int(after.privateBytes - before.privateBytes)),
            ("file_added_bytes", .int(after.file - before.file)),
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
        var times = Table([
            .right("first ms"), .right("min ms"), .right("p50"), .right("p90"), .right("p99"), .right("loads"),
        ])
        let values = [
            first.nanoseconds, samples.minimum, samples.median, samples.percentile(0.9), samples.percentile(0.99),
        ]
        times.add(values.map { ($0 / 1e6).fixed(2) } + ["\(samples.count)"])
        var memory = Table([.left("memory"), .right("bytes"), .right("")])
        let needed = plan.weights.byteCount + plan.memory.arenaByteCount
        let rows = [
            ("packed weights", plan.weights.byteCount), ("arena", plan.memory.arenaByteCount),
            ("scratch of the threads", plan.scratchByteCount * session.threadCount),
            ("process before loading", before.resident), ("process with a session", after.resident),
            ("  added", after.resident - before.resident),
            ("  added beyond weights and arena", after.resident - before.resident - needed),
            ("  added, private", after.privateBytes - before.privateBytes),
            ("  added, pages of files", after.file - before.file),
        ]
        for (name, byteCount) in rows { memory.add(name, byteCount.grouped, byteCount.bytes) }
        return machine.text
            + "session    \("thread".counted(session.threadCount)), \(session.model.backend.rawValue), "
            + "\("image".counted(session.model.batch)) a run\n\n" + times.text + "\n" + memory.text
    }
}
