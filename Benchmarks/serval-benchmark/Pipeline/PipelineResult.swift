import Serval
import ServalCommandLine
import ServalPets
import ServalRuntime
import ServalWeights

/// What `pipeline` has measured.
struct PipelineResult {
    let photo: String
    let models: PetFaceModels
    let threads: Int
    let backend: Backend
    let frames: PipelineFrames
    let machine: Machine

    private var total: Samples { frames.samples(of: .total) }
    private var networks: String { models.networks.rawValue }
    /// Of the network that sees the whole photo; and of the other where that differs.
    private var precision: String {
        let words = [models.whole, models.crop].map { $0.plan.isInteger ? "int8" : "float32" }
        return words[0] == words[1] ? words[0] : words.joined(separator: ", ")
    }
    private var framesPerSecond: Double { 1e9 / total.median }

    var json: JSONObject {
        var stages = JSONObject()
        var minima = JSONObject()
        for stage in PipelineFrames.Stage.allCases {
            stages[stage.rawValue] = .double(frames.samples(of: stage).median / 1e6)
            minima[stage.rawValue] = .double(frames.samples(of: stage).minimum / 1e6)
        }
        return [
            "photo": .string(photo), "width": .int(frames.size.width), "height": .int(frames.size.height),
            "networks": .string(networks), "precision": .string(precision), "faces": .int(frames.faceCount),
            "threads": .int(threads), "backend": .string(backend.rawValue), "runs": .int(total.count),
            "stages_p50_ms": .object(stages), "stages_min_ms": .object(minima),
            "frames_per_second": .double(framesPerSecond), "machine": machine.json,
        ]
    }

    /// The stages' medians in one row.
    var record: JSONObject {
        var record: JSONObject = [
            "photo": .string(photo), "networks": .string(networks), "precision": .string(precision),
            "faces": .int(frames.faceCount), "threads": .int(threads), "backend": .string(backend.rawValue),
            "runs": .int(total.count),
        ]
        for stage in PipelineFrames.Stage.allCases {
            record["\(stage.rawValue)_p50_ms"] = .double(frames.samples(of: stage).median / 1e6)
        }
        record["frames_per_second"] = .double(framesPerSecond)
        return record
    }

    var text: String {
        var table = Table([
            .left("stage"), .right("min ms"), .right("p50"), .right("p90"), .right("p99"), .right("% time"),
        ])
        for stage in PipelineFrames.Stage.allCases {
            let samples = frames.samples(of: stage)
            let times = [samples.minimum, samples.median, samples.percentile(0.9), samples.percentile(0.99)]
            if frames.faceCount == 0, stage == .crop || stage == .landmarks {
                table.add(stage.rawValue, "no face", "", "", "", "")
                continue
            }
            table.add(
                [stage.rawValue] + times.map { ($0 / 1e6).fixed(3) }
                    + [(100 * samples.median / total.median).fixed(1)])
        }
        return machine.text
            + "photo      \(photo.printable), \(frames.size.width)x\(frames.size.height); \("thread".counted(threads)), "
            + "\(backend.rawValue), \("frame".counted(total.count))\n"
            + "networks   \(networks), \(precision); \(frames.faceCount == 0 ? "no face" : "face".counted(frames.faceCount))\n\n"
            + table.text
            + "\n\(framesPerSecond.fixed(1)) frames per second at the median\n"
    }
}
