/// What is measured against the labels.
package enum Measure: String, CaseIterable, Sendable {
    /// The detector's boxes.
    case boxes
    /// The landmark network in the labelled box.
    case landmarks
    /// Both in a row: the landmark network in the detector's box.
    case pipeline

    package var needsDetector: Bool { self != .landmarks }
    package var needsLocator: Bool { self != .boxes }
}
