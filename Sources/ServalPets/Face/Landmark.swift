/// A point of a cat's or dog's face, in the order in which the networks and all files list them.
///
/// Left and right are the viewer's, in the frame of the upright face: a face that lies on its side or stands on its
/// head keeps its own order. `outer` and `inner` are the two ends of the line along which an ear joins the head.
public enum Landmark: String, CaseIterable, Sendable {
    /// The eye on the left side of the face.
    case leftEye = "left_eye"
    /// The eye on the right side of the face.
    case rightEye = "right_eye"
    /// The middle of the mouth.
    case mouth
    /// The outer end of the line along which the left ear joins the head.
    case leftEarOuter = "left_ear_outer"
    /// The tip of the left ear.
    case leftEarTip = "left_ear_tip"
    /// The inner end of the line along which the left ear joins the head.
    case leftEarInner = "left_ear_inner"
    /// The inner end of the line along which the right ear joins the head.
    case rightEarInner = "right_ear_inner"
    /// The tip of the right ear.
    case rightEarTip = "right_ear_tip"
    /// The outer end of the line along which the right ear joins the head.
    case rightEarOuter = "right_ear_outer"

    /// The position in the order, from 0.
    public var index: Int {
        switch self {
        case .leftEye: 0
        case .rightEye: 1
        case .mouth: 2
        case .leftEarOuter: 3
        case .leftEarTip: 4
        case .leftEarInner: 5
        case .rightEarInner: 6
        case .rightEarTip: 7
        case .rightEarOuter: 8
        }
    }
}
