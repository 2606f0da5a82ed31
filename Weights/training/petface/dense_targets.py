"""Maps that the losses of `pet-faces` compare its output with, and these losses."""

import numpy as np
from keras import ops

from . import dense_network as net
from .heat_targets import binary
from .losses import generalised_iou, soft_distance
from .points import bounds

# Channels: the score's aim and weight; weight of the cell's face; its box (x0, y0, x1, y1) and points from the cell's
# centre, in units of the stride; species; weights of points; visibilities and their weight.
HEAT, HEAT_WEIGHT, FACE_WEIGHT = 0, 1, 2
BOX, DOG, PLACES, PLACE_WEIGHTS, VISIBLE = slice(3, 7), 7, slice(8, 26), slice(26, 35), slice(35, 44)
VISIBLE_WEIGHT, CHANNELS = 44, 45

SPREAD = 0.09  # standard deviation of the Gaussian round the centre, of the face's sides
NEAR = 0.35  # value of the Gaussian from which a cell answers for the face
SMALLEST = 0.04  # of the input's side; a smaller face is neither asked for nor held against the network


def target(faces, size):
    """[size / 8, size / 8, CHANNELS] for the faces: (points in pixels, point weights, species, seen or None) each."""
    cells = size // net.STRIDE
    y = np.zeros((cells, cells, CHANNELS), np.float32)
    y[..., HEAT_WEIGHT] = 1
    centres = np.arange(cells) + 0.5
    for points, weights, species, seen in faces:
        points = points / net.STRIDE
        box = bounds(points)
        side = np.maximum(box[2:] - box[:2], 0.1)
        middle = (box[:2] + box[2:]) / 2
        column, row = np.floor(middle).astype(int)
        sigma = np.maximum(SPREAD * side, 0.6)
        gauss = np.exp(-0.5 * ((((centres[:, None] - row - 0.5) / sigma[1]) ** 2) + ((centres[None] - column - 0.5) / sigma[0]) ** 2))
        inside = 0 <= column < cells and 0 <= row < cells
        if not inside or side.max() < SMALLEST * cells:
            y[..., HEAT_WEIGHT] *= gauss < 0.1
            continue
        mine = gauss > np.maximum(y[..., HEAT], NEAR)
        y[..., HEAT] = np.maximum(y[..., HEAT], gauss)
        y[row, column, HEAT_WEIGHT] = 1
        at = np.stack(np.broadcast_arrays(centres[None], centres[:, None]), axis=-1)[mine]
        cell = np.zeros((len(at), CHANNELS), np.float32)
        cell[:, HEAT], cell[:, HEAT_WEIGHT], cell[:, FACE_WEIGHT] = y[mine, HEAT], y[mine, HEAT_WEIGHT], gauss[mine] / gauss[mine].sum()
        cell[:, BOX] = box - np.tile(at, 2)
        cell[:, DOG] = species
        cell[:, PLACES] = points.reshape(-1) - np.tile(at, 9)
        cell[:, PLACE_WEIGHTS] = weights
        if seen is not None:
            cell[:, VISIBLE], cell[:, VISIBLE_WEIGHT] = seen, 1
        y[mine] = cell
    return y


def focal(logit, heat, weight):
    """CenterNet's focal loss: 1 at a face's own cell, less held against the cells near it."""
    positive = ops.cast(heat >= 0.999, logit.dtype)
    p = ops.clip(ops.sigmoid(logit), 1e-5, 1 - 1e-5)
    hit = positive * (1 - p) ** 2 * ops.softplus(-logit)
    miss = (1 - positive) * (1 - heat) ** 4 * p**2 * ops.softplus(logit)
    return ops.sum((hit + miss) * weight)


def loss(y, raw):
    """Per photo of the batch."""
    weight = ops.reshape(y[..., FACE_WEIGHT], (-1,))
    at = lambda tensor, start, stop: ops.reshape(tensor[..., start:stop], (-1, stop - start))
    truth = at(y, 3, 7)
    edges = at(raw, net.BOX, net.SPECIES)
    box = edges * np.array([-1, -1, 1, 1], np.float32)
    sides = truth[:, 2:] - truth[:, :2]
    side = ops.maximum(ops.max(sides, axis=-1), 0.5)
    l1 = ops.mean(ops.abs(box - truth), axis=-1) / side
    total = 1.0 * ops.sum(weight * (2 * l1 + 1 - generalised_iou(box, truth)))
    delta = ops.reshape(at(raw, net.POINTS, net.VISIBLE) - at(y, 8, 26), (-1, 9, 2)) / side[:, None, None]
    total += 2.0 * ops.sum(weight[:, None] * soft_distance(delta) * at(y, 26, 35)) / 9
    species = at(raw, net.SPECIES, net.POINTS)
    total += 0.25 * ops.sum(weight * binary(species[:, 1] - species[:, 0], at(y, DOG, DOG + 1)[:, 0]))
    seen = ops.mean(binary(at(raw, net.VISIBLE, net.CHANNELS), at(y, 35, 44)), axis=-1)
    total += 0.1 * ops.sum(weight * seen * at(y, VISIBLE_WEIGHT, CHANNELS)[:, 0])
    total += focal(raw[..., net.SCORE], y[..., HEAT], y[..., HEAT_WEIGHT])
    return total / ops.cast(ops.shape(raw)[0], raw.dtype)
