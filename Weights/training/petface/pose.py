"""How a face is turned, judged by its points. Most photos show faces upright and from the front."""

import numpy as np


def roll(points):
    """Degrees by which the line from left to right eye is turned, 0 to 180."""
    across = points[1] - points[0]
    return abs(np.degrees(np.arctan2(across[1], across[0])))


def aside(points):
    """How far the mouth lies beside the middle between the eyes, along their line, in units of the face: the face's yaw."""
    across = points[1] - points[0]
    side = np.maximum(np.ptp(points, axis=0).max(), 1e-6)
    along = across / np.maximum(np.linalg.norm(across), 1e-6)
    return abs((points[2] - (points[0] + points[1]) / 2) @ along) / side


def unusual(points):
    """0 for an upright face from the front, 3 to 5 for one in profile or lying on its side."""
    return 6 * min(aside(points), 0.35) + min(roll(points), 90.0) / 30
