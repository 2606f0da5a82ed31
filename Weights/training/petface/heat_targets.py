"""Rows that the losses of `pet-face-points` compare its outputs with, and these losses."""

import numpy as np
from keras import ops

from . import geometry as g
from . import heat_network as net
from .losses import soft_distance
from .points import MIRRORED, bounds, mirror

PLACES = slice(0, 18)
PLACE_WEIGHTS = slice(18, 27)
PRESENT, PRESENT_WEIGHT, DOG, DOG_WEIGHT = 27, 28, 29, 30
VISIBLE = slice(31, 40)
VISIBLE_WEIGHT = 40
COLUMNS = 41

PRESENT_OVERLAP, ABSENT_OVERLAP = 0.45, 0.25  # IoU of the crop and the true one, above or below which the answer is clear


def absent():
    row = np.zeros(COLUMNS, np.float32)
    row[PRESENT_WEIGHT] = 1
    return row


def overlap(points):
    """IoU of the unit crop and the crop that the points ask for."""
    x, y, side = g.crop_square(bounds(points))
    reach = [max(0.0, min(o + side, 1.0) - max(o, 0.0)) for o in (x, y)]
    inter = reach[0] * reach[1]
    return inter / (1 + side * side - inter)


def row(sample, m, size, flipped):
    """The sample's row under the map `m` to the crop's pixels."""
    y = absent()
    points = g.apply(m, sample.points) / size
    weights, seen = sample.weights, sample.weights >= 1
    if flipped:
        points, weights, seen = mirror(points, 1.0), weights[MIRRORED], seen[MIRRORED]
    share = overlap(points)
    if share < ABSENT_OVERLAP:
        return y
    y[PRESENT], y[PRESENT_WEIGHT] = 1, share > PRESENT_OVERLAP
    y[PLACES], y[PLACE_WEIGHTS] = points.reshape(-1), weights
    y[DOG], y[DOG_WEIGHT] = sample.species, 1
    y[VISIBLE], y[VISIBLE_WEIGHT] = seen, sample.source != "pseudo"
    return y


def binary(logit, truth):
    return ops.softplus(logit) - truth * logit


def loss(rows, raw):
    """Per crop: the points' mean distance, and the cross entropies of the facts."""
    facts = raw[:, 18:]
    delta = ops.reshape(raw[:, :18] - rows[:, PLACES], (-1, 9, 2))
    total = 8.0 * ops.sum(soft_distance(delta) * rows[:, PLACE_WEIGHTS]) / 9
    total += 0.3 * ops.sum(binary(facts[:, net.PRESENCE], rows[:, PRESENT]) * rows[:, PRESENT_WEIGHT])
    species = facts[:, net.SPECIES + 1] - facts[:, net.SPECIES]
    total += 0.1 * ops.sum(binary(species, rows[:, DOG]) * rows[:, DOG_WEIGHT])
    seen = ops.mean(binary(facts[:, net.VISIBLE:], rows[:, VISIBLE]), axis=-1)
    total += 0.1 * ops.sum(seen * rows[:, VISIBLE_WEIGHT])
    return total / ops.cast(ops.shape(rows)[0], raw.dtype)
