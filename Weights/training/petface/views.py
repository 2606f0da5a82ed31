"""Random views of a labelled photo: which part of it the network sees, how large and how turned."""

import numpy as np

from . import geometry as g
from .points import bounds, mirror

FAR = 0.15  # share of whole views that show the animal smaller than the photo does
ASTRAY = 0.2  # share of crops whose box is as wrong as the detector's worst


def _angle(rng, small):
    """Radians: mostly near the photo's own, some anywhere on the circle."""
    kind = rng.random()
    if kind < 0.72:
        return rng.normal(0, small)
    if kind < 0.94:
        return rng.normal(0, 3 * small)
    return rng.uniform(-np.pi, np.pi)


def _cut(rng, photo, keep, probability, depth, deep=0.25):
    """A window of the photo. Its edges lie beyond `keep`, the box of interest, but for a share `deep` of them that cut up to
    `depth` of it off."""
    window = np.array([0.0, 0.0, photo.width, photo.height])
    if rng.random() > probability:
        return window
    reach = np.array([keep[2] - keep[0], keep[3] - keep[1]]) * depth
    for edge in range(4):
        if rng.random() < 0.5:
            continue
        axis, inside, full = edge % 2, -1 if edge >= 2 else 1, window[edge]
        if rng.random() < deep:
            place = keep[edge] + inside * reach[axis] * rng.random()
        else:
            place = full + (keep[edge] - full) * rng.beta(1.5, 1.5)
        window[edge] = max(place, full) if inside > 0 else min(place, full)
    if window[2] - window[0] < 24 or window[3] - window[1] < 24:
        return np.array([0.0, 0.0, photo.width, photo.height])
    return window


def whole(rng, photo, sample, size, small=0.12):
    """The whole photo or a cut of it, letterboxed, then turned, scaled and moved a little."""
    if sample.points is not None:
        window, turn = _cut(rng, photo, bounds(sample.points), 0.5, 0.3), _angle(rng, small)
    else:
        box = sample.body if sample.body is not None else sample.face
        window, turn = _cut(rng, photo, box, 0.5, 0.15), rng.normal(0, 0.12)
    w, h = window[2] - window[0], window[3] - window[1]
    zoom = rng.uniform(0.4, 0.95) if rng.random() < FAR else np.exp(rng.normal(-0.03, 0.09))
    m = g.compose(
        g.shift(size / 2 + rng.normal(0, 0.03) * size, size / 2 + rng.normal(0, 0.03) * size),
        g.rotation(turn), g.scale(zoom * np.exp(rng.normal(0, 0.05)), zoom), g.shift(-size / 2, -size / 2),
        g.letterbox_map(w, h, size), g.shift(-window[0], -window[1]))
    return m, window


def face(rng, photo, sample, size, spread=0.1, move=0.05, small=0.15):
    """The landmark crop round the turned face, its box jittered the way a detector errs."""
    if rng.random() < ASTRAY:
        spread, move = 3 * spread, 3 * move
    window = _cut(rng, photo, bounds(sample.points), 0.3, 0.35, 0.5)
    turn = g.compose(g.rotation(_angle(rng, small)), g.scale(np.exp(rng.normal(0, 0.06)), 1))
    x, y, side = g.crop_square(bounds(g.apply(turn, sample.points)))
    new = side * np.exp(rng.normal(0.02, spread))
    x += (side - new) / 2 + rng.normal(0, move) * side
    y += (side - new) / 2 + rng.normal(0, move) * side
    return g.compose(g.scale(size / new), g.shift(-x, -y), turn), window


def near(rng, photo, sample, size):
    """Anything between a close crop of the face and most of the photo, for the joint stage."""
    return face(rng, photo, sample, size, spread=0.4, move=0.15)


def labels(m, sample, size, flipped, window):
    """Points, face box and body box on the canvas in units of its side; None where unknown."""
    points = face_box = body = None
    if sample.points is not None:
        points = g.apply(m, sample.points) / size
        if flipped:
            points = mirror(points, 1.0)
        face_box = bounds(points)
    elif sample.face is not None:
        face_box = _box(m, sample.face, size, flipped)
    if sample.body is not None:
        cut = np.concatenate([np.maximum(sample.body[:2], window[:2]), np.minimum(sample.body[2:], window[2:])])
        body = np.clip(_box(m, cut, size, flipped), 0, 1)
    return points, face_box, body


def _box(m, box, size, flipped):
    x0, y0, x1, y1 = g.apply_to_box(m, box) / size
    return np.array([1 - x1, y0, 1 - x0, y1] if flipped else [x0, y0, x1, y1])
