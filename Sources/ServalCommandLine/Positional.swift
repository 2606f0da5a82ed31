/// An argument that is told by its place.
package struct Positional: Sendable {
    package enum Count: Sendable {
        case one
        case optional
        /// One or more; only for the last argument.
        case several
    }

    /// What it is called in the help, such as `MODEL`.
    package let name: String
    let help: String
    let count: Count

    package init(_ name: String, _ count: Count = .one, help: String) {
        (self.name, self.count, self.help) = (name, count, help)
    }
}
