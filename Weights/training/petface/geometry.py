"""Affine maps between a photo and the network's input.

A map is a 2x3 matrix on continuous coordinates: the origin is the top left corner of the first pixel,
pixel (0, 0) has its centre at (0.5, 0.5).
"""

import numpy as np


def compose(*maps):
    """The map that applies the last argument first, as in a product of matrices."""
    result = np.eye(3)
    for m in maps:
        result = result @ np.vstack([m, [0, 0, 1]])
    return result[:2]


def shift(x, y):
    return np.array([[1.0, 0, x], [0, 1.0, y]])


def scale(sx, sy=None):
    return np.array([[sx, 0, 0], [0, sx if sy is None else sy, 0.0]])


def rotation(radians):
    c, s = np.cos(radians), np.sin(radians)
    return np.array([[c, -s, 0], [s, c, 0.0]])


def inverse(m):
    linear = np.linalg.inv(m[:, :2])
    return np.concatenate([linear, -linear @ m[:, 2:]], axis=1)


def apply(m, points):
    return points @ m[:, :2].T + m[:, 2]


def apply_to_box(m, box):
    """Bounds of the ellipse inscribed in `box` after the map: tighter than those of the turned corners."""
    centre = apply(m, np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]))
    half = np.array([(box[2] - box[0]) / 2, (box[3] - box[1]) / 2])
    reach = np.sqrt(((m[:, :2] * half) ** 2).sum(axis=1))
    return np.concatenate([centre - reach, centre + reach])


def pixel_centred(m):
    """The same map on pixel indices, whose (0, 0) is the centre of the first pixel (OpenCV's)."""
    return compose(shift(-0.5, -0.5), m, shift(0.5, 0.5))


def letterbox(width, height, size):
    """Content width and height, left and top of a photo fitted into a size x size square."""
    s = size / max(width, height)
    w = max(1, int(np.floor(width * s + 0.5)))
    h = max(1, int(np.floor(height * s + 0.5)))
    return w, h, (size - w) // 2, (size - h) // 2


def letterbox_map(width, height, size):
    w, h, left, top = letterbox(width, height, size)
    return compose(shift(left, top), scale(w / width, h / height))


CROP_MARGIN = 1.2


def crop_square(box, margin=CROP_MARGIN):
    """The landmark crop: x, y of the top left corner and the side of the square round the box's centre."""
    side = margin * max(box[2] - box[0], box[3] - box[1], 1e-3)
    return (box[0] + box[2] - side) / 2, (box[1] + box[3] - side) / 2, side
