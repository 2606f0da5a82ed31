/// A named option that is there or not: `--json`.
package struct Flag: Sendable {
    /// Without dashes.
    package let name: String
    /// One sentence for the help.
    let help: String

    package init(_ name: String, help: String) { (self.name, self.help) = (name, help) }
}
