/// Finds cats' and dogs' faces in photos: `PetFaceFinder` and its results. The networks are products of their own
/// (`PetWeights`).
///
/// What it takes and gives of the modules below comes with it: `Image` of `ServalImage`, and `Model`, `ThreadCount` and
/// the errors of `Serval`.
@_exported import Serval
@_exported import ServalImage
