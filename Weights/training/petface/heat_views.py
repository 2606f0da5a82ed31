"""Crops that teach `pet-face-points`: jittered faces, misplaced crops, crops of photos without a face."""

import numpy as np

from . import augment, heat_targets, views, warp
from . import geometry as g
from .points import bounds


def misplaced(rng, photo, sample, size):
    """A crop beside the face, far too wide or far too close."""
    window = np.array([0.0, 0.0, photo.width, photo.height])
    turn = g.rotation(rng.normal(0, 0.15))
    x, y, side = g.crop_square(bounds(g.apply(turn, sample.points)))
    while True:
        new = side * np.exp(rng.normal(0, 0.7))
        dx, dy = rng.normal(0, 0.6, 2) * side
        m = g.compose(g.scale(size / new), g.shift(-(x + (side - new) / 2 + dx), -(y + (side - new) / 2 + dy)), turn)
        if heat_targets.overlap(g.apply(m, sample.points) / size) < heat_targets.ABSENT_OVERLAP:
            return m, window


def anywhere(rng, photo, sample, size):
    """A square of a photo without a face: that of `sample.face` for a place that looks like one, else any."""
    if sample.face is not None:
        x, y, side = g.crop_square(sample.face)
        new = side * np.exp(rng.normal(0.02, 0.15))
        centre = np.array([x, y]) + side / 2 + rng.normal(0, 0.08, 2) * side
    else:
        new = max(photo.width, photo.height) * np.exp(rng.uniform(np.log(0.12), np.log(1.1)))
        centre = rng.uniform(0, [photo.width, photo.height])
    m = g.compose(g.shift(size / 2, size / 2), g.rotation(rng.normal(0, 0.15)), g.scale(size / new), g.shift(*-centre))
    return m, np.array([0.0, 0.0, photo.width, photo.height])


def example(rng, part, size):
    """One augmented crop as bytes and its row of targets."""
    sample, photo = part.pick(rng)
    m, window = part.view(rng, photo, sample, size)
    image = warp.draw(photo, m, size, window)
    flipped = rng.random() < 0.5
    if flipped:
        image = np.ascontiguousarray(image[:, ::-1])
    known = sample.points is not None
    row = heat_targets.row(sample, m, size, flipped) if known else heat_targets.absent()
    return augment.photometric(rng, image), row
