import ServalCommandLine
import ServalPets

/// What the commands that find faces take.
enum PetArguments {
    static let precision = Option<BundledPrecision>.word(
        "precision", help: "In which form the bundled networks are used; float32 by default.")
    static let boxModel = Option.text(
        "box-model", "MODEL", help: "A model file for the face box instead of the bundled one.")
    static let landmarkModel = Option.text(
        "landmark-model", "MODEL", help: "A model file for the nine landmarks instead of the bundled one.")
}
