extension String {
    /// A noun with its number, for texts: `1 input`, `2 inputs`.
    package func counted(_ count: Int) -> String { "\(count) \(self)\(count == 1 ? "" : "s")" }
}
