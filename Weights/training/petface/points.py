"""The nine landmarks: their order, their mirror images, their bounds."""

import numpy as np

NAMES = (
    "left_eye", "right_eye", "mouth",
    "left_ear_outer", "left_ear_tip", "left_ear_inner",
    "right_ear_inner", "right_ear_tip", "right_ear_outer",
)

# Entry i is the point that takes place i in a mirrored photo. Left and right are the viewer's.
MIRRORED = np.array([1, 0, 2, 8, 7, 6, 5, 4, 3])


def mirror(points, width):
    """Points of the photo mirrored left to right; `width` is the photo's, in the points' unit."""
    flipped = points[..., MIRRORED, :].copy()
    flipped[..., 0] = width - flipped[..., 0]
    return flipped


def bounds(points):
    """x0, y0, x1, y1 of the smallest upright box round the points: the face box."""
    return np.concatenate([points.min(axis=-2), points.max(axis=-2)], axis=-1)
