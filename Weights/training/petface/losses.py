"""Losses on rows of `targets`, in keras.ops, so on any backend."""

from keras import ops

from . import targets as t


def coordinates(raw):
    return t.CENTRE + t.SPREAD * raw


def soft_distance(delta, softness=0.01):
    """Length of the last axis, rounded off near zero."""
    return ops.sqrt(ops.sum(delta * delta, axis=-1) + softness**2) - softness


def point_distance(predicted, rows):
    """Weighted mean distance of the points: the metric itself."""
    delta = ops.reshape(predicted - rows[:, t.POINTS], (-1, 9, 2))
    return ops.sum(soft_distance(delta) * rows[:, t.POINT_WEIGHTS]) / 9


def generalised_iou(a, b):
    """GIoU (Rezatofighi et al., CVPR 2019) of boxes [n, 4]; a box with its corners exchanged has area 0."""
    area = lambda low, high: ops.prod(ops.maximum(high - low, 0.0), axis=-1)
    inter = area(ops.maximum(a[:, :2], b[:, :2]), ops.minimum(a[:, 2:], b[:, 2:]))
    union = area(a[:, :2], a[:, 2:]) + area(b[:, :2], b[:, 2:]) - inter
    hull = area(ops.minimum(a[:, :2], b[:, :2]), ops.maximum(a[:, 2:], b[:, 2:]))
    return inter / (union + 1e-6) - (hull - union) / (hull + 1e-6)


def box_loss(predicted, truth, weight):
    """L1 of the edges against the box's size, plus 1 - GIoU."""
    side = ops.sqrt(ops.maximum((truth[:, 2] - truth[:, 0]) * (truth[:, 3] - truth[:, 1]), 0.0025))
    l1 = ops.mean(ops.abs(predicted - truth), axis=-1) / ops.sqrt(side)
    return ops.sum((2 * l1 + 0.5 * (1 - generalised_iou(predicted, truth))) * weight[:, 0])


def species_loss(logit, rows):
    logit = logit[:, 0]
    truth = rows[:, t.SPECIES][:, 0]
    entropy = ops.softplus(logit) - truth * logit
    return ops.sum(entropy * rows[:, t.SPECIES_WEIGHT][:, 0])


def weighted(points=0.0, face=0.0, body=0.0, species=0.0, votes=0.0):
    """The loss of a stage, per photo of the batch."""

    def loss(rows, raw):
        place = coordinates(raw)
        total = 0.0
        if points:
            total += points * point_distance(place[:, t.POINTS], rows)
        if votes:
            total += votes * point_distance(place[:, t.VOTES], rows)
        if face:
            total += face * box_loss(place[:, t.FACE], rows[:, t.FACE], rows[:, t.FACE_WEIGHT])
        if body:
            total += body * box_loss(place[:, t.BODY], rows[:, t.BODY], rows[:, t.BODY_WEIGHT])
        if species:
            total += species * species_loss(raw[:, t.SPECIES], rows)
        return total / ops.cast(ops.shape(rows)[0], raw.dtype)

    return loss
