import ServalCommandLine
import ServalPets
import ServalWeights

/// What became of one photo.
struct Detection {
    enum Outcome {
        case found(PetFace, width: Int, height: Int)
        case failed(String)
    }

    /// As given on the command line.
    let file: String
    let outcome: Outcome

    var isFound: Bool {
        if case .found = outcome { true } else { false }
    }

    /// `{"file", "width", "height", "box", "landmarks", "roll_degrees"}`, or `{"file", "error"}`.
    var json: JSONValue {
        switch outcome {
        case .failed(let reason):
            return ["file": .string(file), "error": .string(reason)]
        case .found(let face, let width, let height):
            var landmarks = JSONObject()
            for landmark in Landmark.allCases {
                let point = face.landmarks[landmark]
                landmarks.insert([.rounded(point.x), .rounded(point.y)], for: landmark.rawValue)
            }
            return [
                "file": .string(file), "width": .int(width), "height": .int(height),
                "box": [
                    .rounded(face.box.x0), .rounded(face.box.y0), .rounded(face.box.x1), .rounded(face.box.y1),
                ],
                "landmarks": .object(landmarks), "roll_degrees": .rounded(face.rollDegrees),
            ]
        }
    }

    /// For people to read, ended by a newline.
    var text: String {
        switch outcome {
        case .failed(let reason):
            return "\(file.printable): \(reason.printable)\n"
        case .found(let face, let width, let height):
            let box = face.box
            var text = """
                \(file.printable): \(width) x \(height)
                  face box     (\(box.x0.fixed(1)), \(box.y0.fixed(1))) to (\(box.x1.fixed(1)), \(box.y1.fixed(1)))
                  roll angle   \(face.rollDegrees.fixed(1)) degrees
                  agreement    \(face.agreement.fixed(2))

                """
            var table = Table([.left("  landmark"), .right("x"), .right("y")])
            for landmark in Landmark.allCases {
                let point = face.landmarks[landmark]
                table.add("  \(landmark.rawValue)", point.x.fixed(1), point.y.fixed(1))
            }
            text += table.text
            return text + "\n"
        }
    }
}

extension JSONValue {
    /// A coordinate or an angle to a thousandth.
    static func rounded(_ value: Double) -> JSONValue { .double((value * 1000).rounded() / 1000 + 0) }
}
