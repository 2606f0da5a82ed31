/// A plane that positions are measured in. Positions of different planes are different types and do not mix; a
/// `Mapping` takes one to another.
///
/// In every plane x grows to the right and y downwards, in pixels from the top left corner of the top left pixel, whose
/// centre is thus (0.5, 0.5).
public protocol CoordinateSpace: Sendable {}

/// Pixels of the photo as a viewer sees it: after the EXIF orientation, before any scaling.
public enum ImageSpace: CoordinateSpace {}

/// Pixels of the detector's input, into which the whole photo is letterboxed.
public enum InputSpace: CoordinateSpace {}

/// Pixels of the landmark network's input, into which the square round a face is scaled.
public enum CropSpace: CoordinateSpace {}
