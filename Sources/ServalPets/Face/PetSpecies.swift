/// What kind of animal a face is of, by the word that the model file has for it.
public struct PetSpecies: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public static let cat = PetSpecies(rawValue: "cat")
    public static let dog = PetSpecies(rawValue: "dog")

    public var description: String { rawValue }
}
