"""Figures of merit for several faces a photo."""

import numpy as np

from .decoding import overlap
from .points import bounds


def clip(boxes, width, height):
    return np.clip(boxes, 0, [width, height, width, height])


def match(found, truth, least=0.5):
    """Greedy, best score first: for each found box the index of its true one, or -1."""
    free, result = np.ones(len(truth), bool), []
    for box in found:
        shares = np.where(free, overlap(box, truth), -1.0) if len(truth) else np.zeros(0)
        best = int(shares.argmax()) if len(shares) else -1
        hit = best >= 0 and shares[best] >= least
        result.append(best if hit else -1)
        if hit:
            free[best] = False
    return np.array(result, int)


class Tally:
    """Counts over photos, so that thresholds can be compared: add every photo once with all its faces."""

    def __init__(self):
        self.faces, self.scores, self.hits, self.species, self.claims = 0, [], [], [], []

    def add(self, faces, truth, width, height, species=()):
        """`faces`: decoded at a low threshold, in pixels of the photo. `truth`: points of each true face."""
        true = clip(bounds(np.asarray(truth).reshape(-1, 9, 2)), width, height)
        pairs = match(clip(faces.box, width, height), true)
        self.faces += len(true)
        self.scores += list(faces.score)
        self.hits += list(pairs >= 0)
        self.species += [int(faces.species[k].argmax()) == species[p] if p >= 0 else False for k, p in enumerate(pairs)]
        self.claims.append(max(faces.score, default=0.0))

    def at(self, threshold):
        kept = np.array(self.scores) >= threshold
        hits = kept & np.array(self.hits, bool)
        return {"recall": hits.sum() / max(self.faces, 1), "precision": hits.sum() / max(kept.sum(), 1),
                "species": np.array(self.species, bool)[hits].sum() / max(hits.sum(), 1),
                "claimed": (np.array(self.claims) >= threshold).mean() if self.claims else 0.0}

    def average_precision(self):
        """Area under the precision that is reached at each recall or beyond it."""
        order = np.argsort(-np.array(self.scores), kind="stable")
        hits = np.array(self.hits, bool)[order]
        precision = np.cumsum(hits) / (1 + np.arange(len(hits)))
        best = np.maximum.accumulate(precision[::-1])[::-1]
        return best[hits].sum() / max(self.faces, 1)
