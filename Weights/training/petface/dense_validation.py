"""Figures of `pet-faces` while it trains."""

import numpy as np

from . import decoding, geometry, inputs
from .scoring import Tally

LOWEST = 0.05
THRESHOLDS = (0.3, 0.4, 0.5)


def by_photo(samples):
    """{path: its faces}."""
    photos = {}
    for sample in samples:
        photos.setdefault(sample.path, []).append(sample)
    return photos


def to_photo(faces, m):
    """The faces with places in pixels of the photo; `m` maps it to the input."""
    back = geometry.inverse(m)
    place = lambda p: geometry.apply(back, p.reshape(-1, 2)).reshape(p.shape)
    faces.box, faces.points = place(faces.box), place(faces.points)
    return faces


class DenseValidation:
    """Photos with one face, with several, and without any, drawn once."""

    def __init__(self, single, groups, negatives, size):
        self.kinds = {"single": by_photo(single), "group": by_photo(groups), "none": {s.path: [] for s in negatives}}
        self.drawn = {}
        for photos in self.kinds.values():
            for path in photos:
                image = inputs.open_photo(path)
                self.drawn[path] = (image.size, *inputs.letterboxed(image, size))

    def measure(self, predict):
        figures, score = {}, 0.0
        for kind, photos in self.kinds.items():
            tally, paths = Tally(), list(photos)
            for start in range(0, len(paths), 32):
                part = paths[start:start + 32]
                raw = np.asarray(predict(inputs.normalised(np.stack([self.drawn[p][1] for p in part]))))
                for path, r in zip(part, raw):
                    (width, height), _, m = self.drawn[path]
                    faces = to_photo(decoding.dense_faces(r, decoding.FACES["decoding"], LOWEST), m)
                    truth = photos[path]
                    tally.add(faces, [s.points for s in truth], width, height, [s.species for s in truth])
            for t in THRESHOLDS:
                at = tally.at(t)
                names = ("claimed",) if kind == "none" else ("recall", "precision", "species")
                figures |= {f"{kind}_{n}_{t}": at[n] for n in names if n != "species" or t == 0.4}
            if kind != "none":
                figures[f"{kind}_ap"] = tally.average_precision()
                score += tally.average_precision()
        return figures | {"score": score}
