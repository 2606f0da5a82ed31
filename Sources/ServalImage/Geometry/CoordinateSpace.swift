/// A plane that positions are measured in. Positions of different planes are different types and do not mix; a
/// `Mapping` or an `AffineMap` takes one to another.
///
/// In every plane of pictures x grows to the right and y downwards, in pixels from the top left corner of the top left
/// pixel, whose centre is thus (0.5, 0.5).
public protocol CoordinateSpace: Sendable {}

/// Pixels of a picture as a viewer sees it: after the EXIF orientation, before any scaling.
public enum ImageSpace: CoordinateSpace {}

/// Pixels of a network's input, into which a whole picture or a part of it is scaled.
public enum InputSpace: CoordinateSpace {}
