import ServalCommandLine
import ServalEvaluation
import ServalImage

/// What became of all photos.
struct Evaluation {
    /// One for each labelled face, of the measures that look for one face.
    var results: [PhotoResult] = []
    /// One for each photo, of any number of faces.
    var faces: [FacesResult] = []
    /// One for each photo without cats and dogs.
    var negatives: [NegativeResult] = []
    /// Photos that could not be measured, with the reason.
    var failures: [(file: String, reason: String)] = []

    /// Photos and the folders that they are in.
    struct Photos {
        let labels: [FaceLabel]
        let folder: String
        let negatives: [NegativePhoto]
        let negativesFolder: String

        var files: [String] {
            labels.map { "\(folder)/\($0.file)" } + negatives.map { "\(negativesFolder)/\($0.file)" }
        }
    }

    /// Measures all photos, one after the other.
    init(_ photos: Photos, measures: Set<Measure>, _ evaluator: Evaluator, maxPixels: Int?) {
        let grouped = PhotoLabels.grouped(photos.labels)
        var progress = ProgressBar("evaluating", total: grouped.count + photos.negatives.count)
        for labels in grouped {
            attempt(labels.file) { evaluation in
                let image = try readPhoto("\(photos.folder)/\(labels.file)", maxPixels: maxPixels)
                if measures.contains(.faces) { evaluation.faces.append(try evaluator.measure(image, labels)) }
                if measures != [.faces] {
                    for label in labels.faces { evaluation.results.append(try evaluator.measure(image, label)) }
                }
            }
            progress.advance()
        }
        for photo in photos.negatives {
            attempt(photo.file) { evaluation in
                let image = try readPhoto("\(photos.negativesFolder)/\(photo.file)", maxPixels: maxPixels)
                evaluation.negatives.append(try evaluator.measure(image, photo))
            }
            progress.advance()
        }
    }

    private mutating func attempt(_ file: String, _ body: (inout Evaluation) throws -> Void) {
        do { try body(&self) } catch { failures.append((file, "\(error)")) }
    }
}
