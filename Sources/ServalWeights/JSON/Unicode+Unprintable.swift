extension Unicode.Scalar {
    /// Whether a terminal may act on the character instead of showing it: C0, DEL and C1 controls, line and paragraph
    /// separators, and the invisible format characters, among them those that turn the direction of writing.
    ///
    /// The joiners U+200C and U+200D are left out, as words and emoji contain them.
    package var isUnprintable: Bool {
        if value < 0x7F { return value < 0x20 }
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: return true
        case .format: return self != "\u{200C}" && self != "\u{200D}"
        default: return false
        }
    }
}
