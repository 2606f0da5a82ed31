import ServalCommandLine
import ServalPets
import ServalWeights

/// What became of one frame of a video.
struct FrameReport {
    enum Outcome {
        case looked([TrackedFace], width: Int, height: Int)
        case failed(String)
    }

    /// Counts from 0, frames that failed included.
    let number: Int
    /// Seconds since the first frame.
    let time: Double
    let outcome: Outcome

    /// `{"frame", "time", "width", "height", "faces"}`, each face with its `id`, or `{"frame", "time", "error"}`, in one
    /// line.
    var json: String {
        var object: JSONObject = ["frame": .int(number), "time": .rounded(time)]
        switch outcome {
        case .failed(let reason): object.insert(.string(reason), for: "error")
        case .looked(let faces, let width, let height):
            object.insert(.int(width), for: "width")
            object.insert(.int(height), for: "height")
            let list = faces.map { tracked -> JSONValue in
                var face: JSONObject = ["id": .int(tracked.id)]
                let members = tracked.face.members(width: width, height: height)
                for (key, value) in zip(members.keys, members.values) { face.insert(value, for: key) }
                return .object(face)
            }
            object.insert(.array(list), for: "faces")
        }
        return JSONValue.object(object).text() + "\n"
    }

    /// For people to read, one line.
    var text: String {
        let start = "frame \(number), \(time.fixed(2)) s: "
        switch outcome {
        case .failed(let reason): return start + reason.printable + "\n"
        case .looked(let faces, let width, let height):
            if faces.isEmpty { return start + "no face\n" }
            let list = faces.map { tracked in
                let box = tracked.face.box.clipped(width: width, height: height)
                return "#\(tracked.id) \(tracked.face.species?.rawValue ?? "face") \(tracked.face.score.fixed(2)) "
                    + "at (\(box.x0.fixed(1)), \(box.y0.fixed(1))) to (\(box.x1.fixed(1)), \(box.y1.fixed(1))), "
                    + "roll \(tracked.face.rollDegrees.fixed(1))"
            }
            return start + list.joined(separator: "; ") + "\n"
        }
    }
}
