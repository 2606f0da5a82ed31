/// What kind of animal a face is of, by the word that the model file has for it.
public struct PetSpecies: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    /// The model file's word, such as `cat`.
    public let rawValue: String

    /// The species that a model file calls by this word.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Cats.
    public static let cat = PetSpecies(rawValue: "cat")
    /// Dogs.
    public static let dog = PetSpecies(rawValue: "dog")

    /// The model file's word.
    public var description: String { rawValue }
}
