/// Finds cats' and dogs' faces in photos: `PetFaceFinder`, its results and the bundled networks.
///
/// What it takes and gives of the modules below comes with it: `Image` of `ServalImage`, and `Model`, `ThreadCount` and
/// the errors of `Serval`.
@_exported import Serval
@_exported import ServalImage
