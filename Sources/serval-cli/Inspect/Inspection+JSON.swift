import Serval
import ServalRuntime
import ServalWeights

extension Inspection {
    var json: JSONValue {
        let memory = model.plan.memory
        return [
            "version": .string(Serval.version),
            "producer": .string(model.producer),
            "backend": .string(model.backend.rawValue),
            "batch": .int(model.batch),
            "inputs": .array(model.inputs.map(Self.port)),
            "outputs": .array(model.outputs.map(Self.port)),
            "preprocessing": model.preprocessing.map(Self.preprocessing) ?? .null,
            "task": model.task.map(Self.task) ?? .null,
            "labels": model.labels.map { .array($0.map(JSONValue.string)) } ?? .null,
            "parameters": .int(parameters),
            "weight_types": .array(storedTypes.map(JSONValue.string)),
            "quantized": .bool(isQuantized),
            "macs": .int(multiplyAccumulates),
            "layers": .array(
                layers.map { layer in
                    [
                        "name": .string(layer.name), "class": .string(layer.className),
                        "inputs": .array(layer.inputs.map(JSONValue.string)), "shape": Self.list(layer.shape),
                        "parameters": .int(layer.parameters), "macs": .int(layer.multiplyAccumulates),
                        "integer": .bool(layer.precision == .integer),
                        "scale": layer.levels.map { .float($0.scale) } ?? .null,
                        "zero_point": layer.levels.map { .int($0.zeroPoint) } ?? .null,
                    ]
                }),
            "plan": .array(
                steps.map { step in
                    [
                        "kernel": .string(step.kernel), "value": .string(step.value),
                        "layers": .array(step.layers.map(JSONValue.string)),
                        "shape": Self.list(step.shape), "macs": .int(step.multiplyAccumulates),
                    ]
                }),
            "memory": [
                "file_weight_bytes": .int(storedByteCount),
                "weight_bytes": .int(model.plan.weights.byteCount),
                "arena_bytes": .int(memory.arenaByteCount),
                "arena_lower_bound_bytes": .int(memory.lowerBoundByteCount),
                "all_values_bytes": .int(memory.totalByteCount),
                "scratch_bytes_per_thread": .int(model.plan.scratchByteCount),
            ],
        ]
    }

    private static func list(_ numbers: [Int]) -> JSONValue { .array(numbers.map(JSONValue.int)) }

    private static func port(_ port: Model.Port) -> JSONValue {
        ["name": .string(port.name), "shape": list(port.shape.dimensions)]
    }

    private static func preprocessing(_ it: Preprocessing) -> JSONValue {
        [
            "height": .int(it.height), "width": .int(it.width), "color": .string(it.color.rawValue),
            "resize": .string(it.resize.rawValue), "padding_value": .float(it.paddingValue),
            "scale": .array(it.scale.map(JSONValue.float)), "offset": .array(it.offset.map(JSONValue.float)),
        ]
    }

    private static func task(_ task: ModelTask) -> JSONValue {
        [
            "name": .string(task.name), "units": .string(task.units.rawValue),
            "labels": .array(task.labels.map(JSONValue.string)), "decoding": task.decoding?.json ?? .null,
        ]
    }
}
