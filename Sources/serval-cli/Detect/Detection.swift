import ServalCommandLine
import ServalPets
import ServalWeights

/// What became of one photo.
struct Detection {
    enum Outcome {
        case looked([PetFace], width: Int, height: Int)
        case failed(String)
    }

    /// As given on the command line; for a photo in a folder, behind the folder.
    let file: String
    let outcome: Outcome
    /// The file that the faces were drawn to; nil for none and for standard output.
    var drawing: String?

    var hasFailed: Bool {
        if case .failed = outcome { true } else { false }
    }

    /// `{"file", "width", "height", "faces"}`, or `{"file", "error"}`.
    var json: JSONValue {
        switch outcome {
        case .failed(let reason):
            return ["file": .string(file), "error": .string(reason)]
        case .looked(let faces, let width, let height):
            return [
                "file": .string(file), "width": .int(width), "height": .int(height),
                "faces": .array(faces.map { $0.json(width: width, height: height) }),
            ]
        }
    }

    /// For people to read, ended by a newline.
    var text: String {
        switch outcome {
        case .failed(let reason):
            return FileError(path: inputName(file), reason: reason).description.printable + "\n"
        case .looked(let faces, let width, let height):
            let count = faces.isEmpty ? "no face" : "face".counted(faces.count)
            var text = "\(inputName(file).printable): \(width) x \(height), \(count)\n"
            for (index, face) in faces.enumerated() {
                text += Self.text(face, number: index + 1, width: width, height: height)
            }
            return text
        }
    }

    private static func text(_ face: PetFace, number: Int, width: Int, height: Int) -> String {
        let box = face.box.clipped(width: width, height: height)
        let species = face.species.map { "\($0.rawValue), " } ?? ""
        let scoreName = face.species == nil ? "agreement of the networks" : "score"
        var text = """

              face \(number)       \(species)\(scoreName) \(face.score.fixed(2))
              box          (\(box.x0.fixed(1)), \(box.y0.fixed(1))) to (\(box.x1.fixed(1)), \(box.y1.fixed(1)))
              roll angle   \(face.rollDegrees.fixed(1)) degrees

            """
        var table = Table([.left("  landmark"), .right("x"), .right("y"), .left("")])
        for landmark in Landmark.allCases {
            let point = face.landmarks[landmark]
            let isVisible = face.visibility?.isVisible(landmark) ?? true
            table.add("  \(landmark.rawValue)", point.x.fixed(1), point.y.fixed(1), isVisible ? "" : "hidden")
        }
        text += table.text
        return text + "\n"
    }
}
