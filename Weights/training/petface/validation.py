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
        """`predict` takes [n, size, size, 3] and gives the raw outputs [n, 27]."""
        figures = {}
        if self.whole:
            raw = self._raw(predict, self.whole)[:, targets.FACE].reshape(-1, 2, 2)
            boxes = np.stack([geometry.apply(geometry.inverse(m), r) for r, (_, m) in zip(raw, self.whole)])
            iou = metrics.iou(boxes.reshape(-1, 4), self.faces)
            figures |= {"iou": iou.mean(), "iou_median": np.median(iou)}
        if self.crops:
            raw = self._raw(predict, self.crops)[:, targets.POINTS].reshape(-1, 9, 2)
            points = np.stack([geometry.apply(geometry.inverse(m), r) for r, (_, m) in zip(raw, self.crops)])
            nme = metrics.nme(points, self.truth, self.faces)
            figures |= {"nme": nme.mean(), "nme_median": np.median(nme), "failures": (nme > 0.15).mean()}
        return figures

    def _raw(self, predict, drawn):
        x = inputs.normalised(np.stack([pixels for pixels, _ in drawn]))
        raw = np.concatenate([predict(x[i:i + 64]) for i in range(0, len(x), 64)])
        return self.size * (targets.CENTRE + targets.SPREAD * raw)
