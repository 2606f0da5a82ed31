/// What is measured against the labels.
package enum Measure: String, CaseIterable, Sendable {
    /// Any number of faces in each photo, and none in others.
    case faces
    /// The detector's best box, against the one labelled face.
    case boxes
    /// The second network in the labelled box.
    case landmarks
    /// Both in a row: the best face, whatever its score, against the one labelled face.
    case pipeline
}
