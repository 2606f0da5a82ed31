import ServalImage

/// A font of lines and arcs for small labels, which stays smooth at any size: lower-case letters, digits and a few
/// signs. Other characters leave a gap.
///
/// Glyphs are drawn on a grid whose baseline is at 6; ascenders reach up to 0, small letters to 2, descenders to 8.
enum StrokeFont {
    /// Grid units from the top of an ascender to the baseline.
    static let height = 6.0

    enum Stroke {
        case line([(Double, Double)])
        /// Part of an ellipse round (x, y), from one angle to another in degrees: 0 to the right, 90 down.
        case arc(x: Double, y: Double, rx: Double, ry: Double, from: Double, to: Double)
    }

    struct Glyph {
        let width: Double
        let strokes: [Stroke]
    }

    /// The gap between glyphs.
    static let spacing = 1.5

    static func glyph(_ character: Character) -> Glyph { glyphs[character] ?? Glyph(width: 1.6, strokes: []) }

    /// Grid units that a text is wide.
    static func width(of text: String) -> Double {
        text.reduce(-spacing) { $0 + glyph($1).width + spacing }
    }

    private static func bowl(_ x: Double = 2) -> Stroke { .arc(x: x, y: 4, rx: 1.7, ry: 2, from: 0, to: 360) }

    private static func arc(
        _ x: Double, _ y: Double, _ rx: Double, _ ry: Double, _ from: Double, _ to: Double
    ) -> Stroke { .arc(x: x, y: y, rx: rx, ry: ry, from: from, to: to) }

    private static func stem(_ x: Double, _ top: Double, _ bottom: Double = 6) -> Stroke {
        .line([(x, top), (x, bottom)])
    }

    private static let glyphs: [Character: Glyph] = [
        "a": Glyph(width: 4, strokes: [bowl(), stem(3.7, 2)]),
        "b": Glyph(width: 4, strokes: [bowl(), stem(0.3, 0)]),
        "c": Glyph(width: 3.6, strokes: [arc(2, 4, 1.7, 2, 48, 312)]),
        "d": Glyph(width: 4, strokes: [bowl(), stem(3.7, 0)]),
        "e": Glyph(width: 4, strokes: [.line([(0.3, 4), (3.7, 4)]), arc(2, 4, 1.7, 2, 45, 360)]),
        "f": Glyph(
            width: 2.6, strokes: [arc(2.4, 1.5, 1.3, 1.5, 180, 280), stem(1.1, 1.5), .line([(0, 2.4), (2.4, 2.4)])]),
        "g": Glyph(width: 4, strokes: [bowl(), stem(3.7, 2, 6.4), arc(2.05, 6.4, 1.65, 1.6, 0, 145)]),
        "h": Glyph(width: 4, strokes: [stem(0.3, 0), arc(2, 3.7, 1.7, 1.7, 180, 360), stem(3.7, 3.7)]),
        "i": Glyph(width: 0.6, strokes: [stem(0.3, 2), stem(0.3, 0.3, 0.35)]),
        "j": Glyph(width: 1.6, strokes: [stem(1.3, 2, 6.6), stem(1.3, 0.3, 0.35), arc(0, 6.6, 1.3, 1.4, 0, 80)]),
        "k": Glyph(width: 3.4, strokes: [stem(0.3, 0), .line([(3, 2), (0.3, 4.5)]), .line([(1.3, 3.6), (3.3, 6)])]),
        "l": Glyph(width: 0.6, strokes: [stem(0.3, 0)]),
        "m": Glyph(
            width: 6.2,
            strokes: [
                stem(0.3, 2), arc(1.7, 3.4, 1.4, 1.4, 180, 360), stem(3.1, 3.4), arc(4.5, 3.4, 1.4, 1.4, 180, 360),
                stem(5.9, 3.4),
            ]),
        "n": Glyph(width: 4, strokes: [stem(0.3, 2), arc(2, 3.7, 1.7, 1.7, 180, 360), stem(3.7, 3.7)]),
        "o": Glyph(width: 4, strokes: [bowl()]),
        "p": Glyph(width: 4, strokes: [bowl(), stem(0.3, 2, 8)]),
        "q": Glyph(width: 4, strokes: [bowl(), stem(3.7, 2, 8)]),
        "r": Glyph(width: 2.4, strokes: [stem(0.3, 2), arc(2, 3.7, 1.7, 1.7, 180, 285)]),
        "s": Glyph(
            width: 3.2,
            strokes: [arc(1.6, 3, 1.2, 1, 90, 330), arc(1.6, 5, 1.3, 1, -90, 150)]),
        "t": Glyph(
            width: 2.6, strokes: [stem(1.1, 0.6, 4.8), arc(2.3, 4.8, 1.2, 1.2, 90, 180), .line([(0, 2), (2.4, 2)])]),
        "u": Glyph(width: 4, strokes: [stem(0.3, 2, 4.3), arc(2, 4.3, 1.7, 1.7, 0, 180), stem(3.7, 2)]),
        "v": Glyph(width: 3.6, strokes: [.line([(0.2, 2), (1.8, 6), (3.4, 2)])]),
        "w": Glyph(width: 5.6, strokes: [.line([(0.2, 2), (1.5, 6), (2.8, 2.6), (4.1, 6), (5.4, 2)])]),
        "x": Glyph(width: 3.4, strokes: [.line([(0.2, 2), (3.2, 6)]), .line([(3.2, 2), (0.2, 6)])]),
        "y": Glyph(width: 3.6, strokes: [.line([(0.2, 2), (1.8, 6)]), .line([(3.4, 2), (1.3, 8)])]),
        "z": Glyph(width: 3.4, strokes: [.line([(0.3, 2), (3.1, 2), (0.3, 6), (3.2, 6)])]),
        "0": Glyph(width: 4, strokes: [arc(2, 3, 1.7, 3, 0, 360)]),
        "1": Glyph(width: 2.4, strokes: [.line([(0.4, 1.4), (1.9, 0), (1.9, 6)])]),
        "2": Glyph(
            width: 3.8, strokes: [arc(1.9, 1.7, 1.6, 1.7, 190, 385), .line([(3.35, 2.4), (0.3, 6), (3.6, 6)])]),
        "3": Glyph(width: 3.8, strokes: [arc(1.8, 1.5, 1.4, 1.5, 200, 450), arc(1.8, 4.5, 1.6, 1.5, -90, 160)]),
        "4": Glyph(width: 4, strokes: [.line([(3, 6), (3, 0), (0.2, 4.3), (3.9, 4.3)])]),
        "5": Glyph(width: 3.8, strokes: [.line([(3.3, 0), (0.8, 0), (0.5, 2.7)]), arc(1.8, 4.1, 1.8, 1.9, 222, 510)]),
        "6": Glyph(
            width: 4, strokes: [arc(2, 4.1, 1.7, 1.9, 0, 360), .line([(0.3, 4.1), (0.6, 2.3), (1.5, 0.7), (2.8, 0)])]),
        "7": Glyph(width: 3.8, strokes: [.line([(0.3, 0), (3.5, 0), (1.3, 6)])]),
        "8": Glyph(width: 4, strokes: [arc(2, 1.5, 1.4, 1.5, 0, 360), arc(2, 4.5, 1.7, 1.5, 0, 360)]),
        "9": Glyph(
            width: 4, strokes: [arc(2, 1.9, 1.7, 1.9, 0, 360), .line([(3.7, 1.9), (3.4, 3.7), (2.5, 5.3), (1.2, 6)])]),
        "%": Glyph(
            width: 5.4,
            strokes: [
                arc(1.2, 1.3, 0.95, 1.1, 0, 360), arc(4.2, 4.7, 0.95, 1.1, 0, 360), .line([(4.3, 0.2), (1.1, 5.8)]),
            ]),
        ".": Glyph(width: 0.6, strokes: [stem(0.3, 5.9, 5.95)]),
        "-": Glyph(width: 2.4, strokes: [.line([(0.2, 3.8), (2.2, 3.8)])]),
        "#": Glyph(
            width: 4,
            strokes: [
                .line([(1.5, 0.6), (0.9, 5.6)]), .line([(3.1, 0.6), (2.5, 5.6)]), .line([(0.3, 2.2), (3.9, 2.2)]),
                .line([(0.1, 4.1), (3.7, 4.1)]),
            ]),
    ]
}
