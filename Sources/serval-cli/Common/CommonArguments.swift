import ServalCommandLine

/// What several commands take.
enum CommonArguments {
    static let model = Positional("MODEL", help: "A model file, as Weights/export_keras.py writes it.")
    static let json = Flag("json", help: "Prints JSON instead of a table.")
    static let threads = Option.integer(
        "threads", in: 1...256,
        help: "How many threads work; by default as many as are of use. Results do not depend on it.")
    static let maxPixels = Option.integer(
        "max-pixels", in: 1...1 << 36, help: "The most pixels that a photo may have; 268435456 by default.")
}
