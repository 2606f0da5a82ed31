import ServalPets
import ServalWeights

extension PetFace {
    /// `{"species", "score", "box", "unclipped_box", "landmarks", "visible", "roll_degrees"}`: `box` is the part inside
    /// the picture, and `unclipped_box` is there where the box reaches beyond it.
    func json(width: Int, height: Int) -> JSONValue { .object(members(width: width, height: height)) }

    func members(width: Int, height: Int) -> JSONObject {
        var object: JSONObject = [
            "species": species.map { .string($0.rawValue) } ?? .null, "score": .rounded(score),
        ]
        let clipped = box.clipped(width: width, height: height)
        object.insert(Self.list(clipped), for: "box")
        if clipped != box { object.insert(Self.list(box), for: "unclipped_box") }
        var points = JSONObject()
        var visible = JSONObject()
        for landmark in Landmark.allCases {
            let point = landmarks[landmark]
            points.insert([.rounded(point.x), .rounded(point.y)], for: landmark.rawValue)
            if let visibility { visible.insert(.bool(visibility.isVisible(landmark)), for: landmark.rawValue) }
        }
        object.insert(.object(points), for: "landmarks")
        object.insert(visibility == nil ? .null : .object(visible), for: "visible")
        object.insert(.rounded(rollDegrees), for: "roll_degrees")
        return object
    }

    private static func list(_ box: Box<ImageSpace>) -> JSONValue {
        [.rounded(box.x0), .rounded(box.y0), .rounded(box.x1), .rounded(box.y1)]
    }
}

extension JSONValue {
    /// A coordinate, an angle or a score to a thousandth.
    static func rounded(_ value: Double) -> JSONValue { .double((value * 1000).rounded() / 1000 + 0) }
}
