// Finds the faces in each photo of the command line, several photos at a time, and puts glasses on them:
//
//     swift run -c release pet-face-sample ../../../Weights/chelsea.png

import Foundation
import ServalPetWeightsFloat

/// Draws glasses onto a photo's faces and says where the picture went.
func decorate(_ path: String, with models: PetFaceModels) throws -> String {
    var photo = try Image.decode([UInt8](Data(contentsOf: URL(fileURLWithPath: path))))
    // A finder is cheap: the models, with all their weights, are shared.
    let finder = try PetFaceFinder(models: models, threads: .exactly(1))
    let faces = try finder.faces(in: photo)
    if faces.isEmpty { return "\(path): no cat or dog" }

    for face in faces { photo.draw(.glasses, on: face) }
    let output = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent + "-glasses.png"
    try Data(photo.encodedPNG()).write(to: URL(fileURLWithPath: output))

    let list = faces.map { face in
        let (eye, roll) = (face.landmarks[.leftEye], Int(face.rollDegrees.rounded()))
        let species = face.species?.rawValue ?? "face"
        return "\(species) with its left eye at (\(Int(eye.x)), \(Int(eye.y))), turned by \(roll) degrees"
    }
    return "\(path): \(list.joined(separator: "; ")), drawn to \(output)"
}

let paths = CommandLine.arguments.dropFirst()
guard !paths.isEmpty else {
    print("usage: pet-face-sample PHOTO...")
    exit(2)
}
do {
    let models = try PetFaceModels(weights: .float32)
    await withTaskGroup(of: String.self) { group in
        for path in paths {
            group.addTask {
                do { return try decorate(path, with: models) } catch { return "\(path): \(error)" }
            }
        }
        for await line in group { print(line) }
    }
} catch {
    print(error)
    exit(1)
}
