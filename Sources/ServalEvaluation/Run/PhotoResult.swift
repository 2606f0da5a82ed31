/// How one photo came out; nil for what was not measured.
package struct PhotoResult: Sendable {
    package let label: FaceLabel
    /// The overlap (intersection over union) of the detector's and the labelled box.
    package var overlap: Double?
    /// The same of the box that both networks in a row give.
    package var pipelineOverlap: Double?
    /// The landmark network in the labelled box.
    package var inLabelledBox: LandmarkErrors?
    /// The landmark network in the found box.
    package var inFoundBox: LandmarkErrors?

    package init(
        label: FaceLabel, overlap: Double? = nil, pipelineOverlap: Double? = nil,
        inLabelledBox: LandmarkErrors? = nil, inFoundBox: LandmarkErrors? = nil
    ) {
        (self.label, self.overlap, self.pipelineOverlap) = (label, overlap, pipelineOverlap)
        (self.inLabelledBox, self.inFoundBox) = (inLabelledBox, inFoundBox)
    }

    /// The photo's error under a measure, smaller is better: 1 less the overlap for boxes, otherwise the normalised
    /// mean error.
    package func error(_ measure: Measure) -> Double? {
        switch measure {
        case .boxes: overlap.map { 1 - $0 }
        case .faces: nil
        case .landmarks: inLabelledBox?.mean
        case .pipeline: inFoundBox?.mean
        }
    }
}
