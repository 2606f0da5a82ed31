import Serval
import ServalCommandLine
import ServalQuantization
import ServalWeights

/// The report of a quantization and the file that it was written to.
struct QuantizationSummary {
    let report: QuantizationReport
    let output: String
    let byteCount: Int

    var text: String {
        var table = Table([
            .left("layer"), .left("class"), .left("computes in"), .right("scale"), .right("zero"),
            .right("beyond levels"), .right("SQNR dB"),
        ])
        for layer in report.layers {
            table.add(
                layer.name, layer.className, layer.isInteger ? "8 bits" : "float32",
                layer.parameters.map { $0.scale.description } ?? "", layer.parameters.map { "\($0.zeroPoint)" } ?? "",
                layer.parameters == nil ? "" : (100 * layer.saturation).fixed(3) + " %",
                layer.signalToNoise.fixed(1))
        }
        var text = table.text + "\n"
        for output in report.outputs {
            text += "output       \(output.name.printable), SQNR \(output.signalToNoise.fixed(2)) dB\n"
        }
        text +=
            "calibrated   with \("input".counted(report.calibrationInputs)); \("value".counted(report.equalizedLayers.count)) equalized\n"
        if !report.floatIslands.isEmpty {
            text +=
                "float32      between layers in 8 bits: \(report.floatIslands.map(\.printable).joined(separator: ", "))\n"
        }
        return text + "written      \(output.printable), \(byteCount.grouped) bytes\n"
    }

    var json: JSONValue {
        [
            "output": .string(output), "bytes": .int(byteCount),
            "calibration_inputs": .int(report.calibrationInputs),
            "equalized_layers": .array(report.equalizedLayers.map(JSONValue.string)),
            "float_islands": .array(report.floatIslands.map(JSONValue.string)),
            "outputs": .array(
                report.outputs.map { ["name": .string($0.name), "sqnr_db": .double($0.signalToNoise)] }),
            "layers": .array(report.layers.map(Self.layer)),
        ]
    }

    private static func layer(_ layer: LayerQuantization) -> JSONValue {
        [
            "name": .string(layer.name), "class": .string(layer.className), "integer": .bool(layer.isInteger),
            "scale": layer.parameters.map { .float($0.scale) } ?? .null,
            "zero_point": layer.parameters.map { .int($0.zeroPoint) } ?? .null,
            "saturation": .double(layer.saturation), "sqnr_db": .double(layer.signalToNoise),
        ]
    }
}
