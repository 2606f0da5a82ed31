/// A face of one frame, with the number by which it is the same animal as in other frames.
public struct TrackedFace: Hashable, Sendable {
    /// Counts up from 1; no other animal of the video has it.
    public let id: Int
    /// The face with smoothed landmarks; its score and species are those of the frames up to now.
    public let face: PetFace
    /// The landmarks as this frame alone shows them, in pixels of the upright frame: where measuring counts more than
    /// a quiet picture.
    public let measuredLandmarks: Landmarks<ImageSpace>

    package init(id: Int, face: PetFace, measuredLandmarks: Landmarks<ImageSpace>) {
        (self.id, self.face, self.measuredLandmarks) = (id, face, measuredLandmarks)
    }
}
