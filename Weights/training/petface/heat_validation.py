"""Figures of `pet-face-points` while it trains: points in the true box, and the facts."""

import numpy as np

from . import geometry, heat_network as net, inputs, metrics
from .points import bounds
from .sample import DOG


class HeatValidation:
    """Crops of one size, drawn once: the true ones of faces, and two of each photo without a face."""

    def __init__(self, faces, negatives, size):
        self.truth = np.stack([s.points for s in faces])
        self.boxes = bounds(self.truth)
        self.dogs = np.array([s.species == DOG for s in faces])
        self.seen = np.stack([s.weights >= 1 for s in faces])
        self.crops = [inputs.cropped(inputs.open_photo(s.path), b, size) for s, b in zip(faces, self.boxes)]
        rng = np.random.default_rng(5)
        self.others = []
        for s in negatives:
            image = inputs.open_photo(s.path)
            for _ in range(2):
                centre, half = rng.uniform(0, image.size), rng.uniform(0.1, 0.5) * max(image.size)
                self.others.append(inputs.cropped(image, np.concatenate([centre - half, centre + half]), size))
        self.size = size

    def measure(self, predict):
        raw = _raw(predict, self.crops)
        points = np.stack([geometry.apply(geometry.inverse(m), p.reshape(9, 2))
                           for p, (_, m) in zip(raw[:, :18] * self.size, self.crops)])
        nme, facts = metrics.nme(points, self.truth, self.boxes), raw[:, 18:]
        figures = {"nme": nme.mean(), "nme_cats": nme[~self.dogs].mean(), "nme_dogs": nme[self.dogs].mean(),
                   "nme_median": np.median(nme), "failures": (nme > 0.15).mean(),
                   "species": ((facts[:, net.SPECIES + 1] > facts[:, net.SPECIES]) == self.dogs).mean(),
                   "visible": ((facts[:, net.VISIBLE:] > 0) == self.seen).mean()}
        claimed = _raw(predict, self.others)[:, 18 + net.PRESENCE] > 0 if self.others else np.zeros(1)
        return figures | {"missed": (facts[:, net.PRESENCE] < 0).mean(), "claimed": claimed.mean()}


def _raw(predict, drawn):
    x = np.stack([pixels for pixels, _ in drawn])
    return np.concatenate([np.asarray(predict(inputs.normalised(x[i:i + 64]))) for i in range(0, len(x), 64)])
