"""From the raw outputs of `pet-faces` and `pet-face-points` to faces, as the engine does it by the file's description."""

from dataclasses import dataclass

import numpy as np

from . import dense_network as dense, heat_network as heat
from .points import NAMES

FACES = {
    "name": "pet-faces", "units": "input_pixels", "labels": list(NAMES),
    "decoding": {
        "kind": "dense_faces", "stride": dense.STRIDE, "species": ["cat", "dog"],
        "channels": {"score": dense.SCORE, "box": dense.BOX, "species": dense.SPECIES, "points": dense.POINTS,
                     "visible": dense.VISIBLE},
        "score_threshold": 0.25, "suppression_iou": 0.4, "peak_window": 3,
    },
}
FACE_POINTS = {
    "name": "pet-face-points", "units": "input_pixels", "labels": list(NAMES),
    "decoding": {
        "kind": "heat_maps", "reach": heat.REACH, "crop": 1.2,
        "facts": {"presence": heat.PRESENCE, "species": heat.SPECIES, "visible": heat.VISIBLE},
        "score": {"kind": "logistic", "intercept": -0.67, "detector": 1.1, "presence": 0.36, "threshold": 0.5},
    },
}


@dataclass
class Faces:
    """The faces of one photo, best first. Places in pixels of the input, or of the photo once mapped there."""

    score: np.ndarray  # [n], 0 to 1
    box: np.ndarray  # [n, 4]
    species: np.ndarray  # [n, 2], adds up to 1
    points: np.ndarray  # [n, 9, 2]
    visible: np.ndarray  # [n, 9], 0 to 1

    def __len__(self):
        return len(self.score)

    def __getitem__(self, which):
        return Faces(self.score[which], self.box[which], self.species[which], self.points[which], self.visible[which])


def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -60, 60)))


def logit(p):
    p = np.clip(p, 1e-12, 1 - 1e-12)
    return np.log(p / (1 - p))


def joint_score(detector, presence, score):
    """One score of the detector's probability and the logit of presence, weighed as `score` of the description says."""
    return sigmoid(score["intercept"] + score["detector"] * logit(detector) + score["presence"] * presence)


def softmax(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def overlap(box, boxes):
    low, high = np.maximum(box[:2], boxes[:, :2]), np.minimum(box[2:], boxes[:, 2:])
    area = lambda b: np.clip(b[..., 2:] - b[..., :2], 0, None).prod(axis=-1)
    inter = np.clip(high - low, 0, None).prod(axis=-1)
    return inter / np.maximum(area(box) + area(boxes) - inter, 1e-9)


def dense_faces(raw, decoding, threshold=None):
    """Faces of a raw map [rows, columns, channels]: the peaks of the score above the threshold, less what overlaps a better one."""
    stride, at, window = decoding["stride"], decoding["channels"], decoding["peak_window"] // 2
    score = raw[..., at["score"]]
    rows, columns = score.shape
    padded = np.pad(score, window, constant_values=-np.inf)
    around = np.lib.stride_tricks.sliding_window_view(padded, (2 * window + 1,) * 2).max(axis=(2, 3))
    threshold = decoding["score_threshold"] if threshold is None else threshold
    y, x = np.nonzero((score >= around) & (sigmoid(score) >= threshold))
    order = np.argsort(-score[y, x], kind="stable")
    y, x = y[order], x[order]
    cells, centre = raw[y, x], np.stack([x + 0.5, y + 0.5], axis=-1) * stride
    group = lambda name, count: cells[:, at[name]:at[name] + count]
    edges = stride * group("box", 4)
    points = centre[:, None] + stride * group("points", 18).reshape(-1, 9, 2)
    box = np.concatenate([centre - edges[:, :2], centre + edges[:, 2:]], axis=-1)
    species = softmax(group("species", len(decoding["species"])))
    found = Faces(sigmoid(group("score", 1)[:, 0]), box, species, points, sigmoid(group("visible", 9)))
    kept = []
    for k in range(len(found)):
        if not kept or overlap(box[k], box[kept]).max() <= decoding["suppression_iou"]:
            kept.append(k)
    return found[kept]


def heat_points(maps, width, height, reach):
    """Points [n, 9, 2] in pixels of the input of maps [n, h, w, 9]."""
    n, h, w, count = maps.shape
    heat_ = softmax(maps.transpose(0, 3, 1, 2).reshape(n, count, h * w)).reshape(n, count, h, w)
    place = lambda cells, side: ((np.arange(cells) + 0.5) / cells * (1 + 2 * reach) - reach) * side
    return np.stack([heat_.sum(axis=2) @ place(w, width), heat_.sum(axis=3) @ place(h, height)], axis=-1)
