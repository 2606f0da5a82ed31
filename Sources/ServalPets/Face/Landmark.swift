/// A point of a cat's or dog's face, in the order in which the networks and all files list them.
///
/// Left and right are the viewer's, in the frame of the upright face: a face that lies on its side or stands on its
/// head keeps its own order. `outer` and `inner` are the two ends of the line along which an ear joins the head.
public enum Landmark: String, CaseIterable, Sendable {
    case leftEye = "left_eye"
    case rightEye = "right_eye"
    case mouth
    case leftEarOuter = "left_ear_outer"
    case leftEarTip = "left_ear_tip"
    case leftEarInner = "left_ear_inner"
    case rightEarInner = "right_ear_inner"
    case rightEarTip = "right_ear_tip"
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
