import ServalImage

/// Pixels of the landmark network's input, into which the square round a face is scaled.
public enum CropSpace: CoordinateSpace {}

/// The unit face frame: the origin lies half way between the eyes, and their distance is 1. x points from the left eye at
/// (-0.5, 0) to the right eye at (0.5, 0), y from the forehead to the chin.
public enum FaceSpace: CoordinateSpace {}
