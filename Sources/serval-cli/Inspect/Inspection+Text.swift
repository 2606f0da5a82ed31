import Serval
import ServalCommandLine
import ServalRuntime

extension Inspection {
    var text: String {
        [facts, "Layers\n" + layerTable, "Plan\n" + planTable, "Memory\n" + memoryTable].joined(separator: "\n")
    }

    private var facts: String {
        var rows = [
            ("producer", model.producer),
            ("inputs", model.inputs.map { "\($0.name) \($0.shape)" }.joined(separator: ", ")),
            ("outputs", model.outputs.map { "\($0.name) \($0.shape)" }.joined(separator: ", ")),
        ]
        if let it = model.preprocessing {
            let padding = it.resize == .letterbox ? ", padded with \(it.paddingValue)" : ""
            rows.append(
                (
                    "pre-processing",
                    "\(it.color.rawValue) \(it.width)x\(it.height), \(it.resize.rawValue)\(padding), "
                        + "scale \(it.scale), offset \(it.offset)"
                ))
        } else {
            rows.append(("pre-processing", "not stated"))
        }
        if let task = model.task {
            rows.append(("task", "\(task.name), in \(task.units.rawValue)"))
            if !task.labels.isEmpty { rows.append(("labels", labelFacts(task.labels))) }
            if let decoding = task.decoding { rows.append(("decoding", decoding.facts)) }
        } else {
            rows.append(("task", "not stated"))
        }
        rows.append(("backend", model.backend.rawValue))
        rows.append(("parameters", "\(parameters.grouped), stored as \(storedTypes.joined(separator: ", "))"))
        if isQuantized { rows.append(("8 bits", quantizationFacts)) }
        rows.append(("MACs", multiplyAccumulates.grouped))
        return rows.map { $0.0.padded(to: 16) + $0.1.printable + "\n" }.joined()
    }

    /// All labels where they are few, else their number and the first.
    private func labelFacts(_ labels: [String]) -> String {
        let most = 20
        let first = labels.prefix(most).joined(separator: ", ")
        return labels.count > most ? "\(labels.count.grouped): \(first), ..." : first
    }

    private var quantizationFacts: String {
        let integer = layers.count { $0.precision == .integer }
        let conversions = steps.count { $0.isConversion }
        return
            "\(integer) of \("layer".counted(layers.count)) in integers; the plan converts \("value".counted(conversions))"
    }

    private var layerTable: String {
        let columns: [Table.Column] = isQuantized ? [.left("computes in"), .right("scale"), .right("zero")] : []
        var table = Table(
            [.left("layer"), .left("class"), .left("output"), .right("parameters"), .right("MACs")] + columns)
        for layer in layers {
            let facts = [
                layer.name, layer.className, "\(layer.shape)", layer.parameters.grouped,
                layer.multiplyAccumulates.grouped,
            ]
            let levels = [
                layer.precision == .integer ? "8 bits" : "float32", layer.levels.map { "\($0.scale)" } ?? "",
                layer.levels.map { "\($0.zeroPoint)" } ?? "",
            ]
            table.add(isQuantized ? facts + levels : facts)
        }
        return table.text
    }

    private var planTable: String {
        var table = Table([
            .right("step"), .left("kernel"), .left("output"), .right("MACs"), .left("layers"),
        ])
        for (index, step) in steps.enumerated() {
            table.add(
                "\(index)", step.kernel, "\(step.shape)", step.multiplyAccumulates.grouped,
                step.layers.isEmpty ? "(\(step.value))" : step.layers.firstToLast)
        }
        return table.text
    }

    private var memoryTable: String {
        let memory = model.plan.memory
        var table = Table([.left("what"), .right("bytes"), .right("")])
        let rows = [
            ("weights in the file", storedByteCount),
            ("packed weights, shared by all sessions", model.plan.weights.byteCount),
            ("arena of a session", memory.arenaByteCount),
            ("  no arena can be smaller", memory.lowerBoundByteCount),
            ("  one buffer for each value would take", memory.totalByteCount),
            ("scratch of each thread", model.plan.scratchByteCount),
        ]
        for (name, byteCount) in rows { table.add(name, byteCount.grouped, byteCount.bytes) }
        return table.text
    }
}
