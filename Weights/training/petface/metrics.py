"""Figures of merit: IoU of boxes, NME of landmarks."""

import numpy as np


def iou(a, b):
    """Intersection over union of boxes [n, 4]; 0 where a box is empty or inside out."""
    area = lambda low, high: np.clip(high - low, 0, None).prod(axis=-1)
    inter = area(np.maximum(a[:, :2], b[:, :2]), np.minimum(a[:, 2:], b[:, 2:]))
    union = area(a[:, :2], a[:, 2:]) + area(b[:, :2], b[:, 2:]) - inter
    return inter / np.maximum(union, 1e-9)


def nme(points, truth, boxes):
    """Mean distance of the nine points of each photo over the longer side of its true face box."""
    distance = np.linalg.norm(points - truth, axis=-1).mean(axis=-1)
    return distance / (boxes[:, 2:] - boxes[:, :2]).max(axis=-1)


def summary_boxes(values):
    return {"mean": values.mean(), "median": np.median(values),
            "above_0.5": (values > 0.5).mean(), "above_0.75": (values > 0.75).mean()}


def summary_points(values):
    return {"mean": values.mean(), "median": np.median(values), "failures": (values > 0.15).mean()}


def interval(values, rounds=2000, seed=0):
    """95 % bootstrap interval of the mean."""
    rng = np.random.default_rng(seed)
    means = values[rng.integers(0, len(values), (rounds, len(values)))].mean(axis=1)
    return np.percentile(means, [2.5, 97.5])
