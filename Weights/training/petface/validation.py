"""Quick figures on the validation photos while a network trains."""

import numpy as np

from . import geometry, inputs, metrics, targets
from .points import bounds


class Validation:
    """Inputs of one size, drawn once. `boxes` and `landmarks` name what the stage wants measured."""

    def __init__(self, samples, size, boxes=True, landmarks=True):
        self.truth = np.stack([s.points for s in samples])
        self.faces = bounds(self.truth)
        self.size = size
        images = [inputs.open_photo(s.path) for s in samples]
        self.whole = [inputs.letterboxed(i, size) for i in images] if boxes else None
        self.crops = [inputs.cropped(i, b, size) for i, b in zip(images, self.faces)] if landmarks else None

    def measure(self, predict):
        """`predict` takes [n, size, size, 3] and gives the raw outputs [n, 45]."""
        figures = {}
        if self.whole:
            raw = self._raw(predict, self.whole)
            iou = metrics.iou(self._places(raw, self.whole, targets.FACE).reshape(-1, 4), self.faces)
            votes = bounds(self._places(raw, self.whole, targets.VOTES))
            figures |= {"iou": iou.mean(), "iou_median": np.median(iou), "iou_votes": metrics.iou(votes, self.faces).mean()}
        if self.crops:
            raw = self._raw(predict, self.crops)
            nme = metrics.nme(self._places(raw, self.crops, targets.POINTS), self.truth, self.faces)
            votes = metrics.nme(self._places(raw, self.crops, targets.VOTES), self.truth, self.faces)
            figures |= {"nme": nme.mean(), "nme_median": np.median(nme), "failures": (nme > 0.15).mean(),
                        "nme_votes": votes.mean()}
        return figures

    def _places(self, raw, drawn, columns):
        """Those columns as x, y in pixels of the photos."""
        pairs = raw[:, columns].reshape(len(raw), -1, 2)
        return np.stack([geometry.apply(geometry.inverse(m), p) for p, (_, m) in zip(pairs, drawn)])

    def _raw(self, predict, drawn):
        x = inputs.normalised(np.stack([pixels for pixels, _ in drawn]))
        raw = np.concatenate([predict(x[i:i + 64]) for i in range(0, len(x), 64)])
        return self.size * (targets.CENTRE + targets.SPREAD * raw)
