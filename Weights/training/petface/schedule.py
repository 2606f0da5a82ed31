"""Progress of a run, its learning rate and its input size."""

import math
from dataclasses import dataclass


@dataclass
class Phases:
    """`text` is "96:2,128:1": input sizes with their shares of the run."""

    text: str

    def __post_init__(self):
        pairs = [part.split(":") for part in self.text.split(",")]
        self.sizes = [int(p[0]) for p in pairs]
        shares = [float(p[1]) if len(p) > 1 else 1.0 for p in pairs]
        total, self.ends = 0.0, []
        for share in shares:
            total += share / sum(shares)
            self.ends.append(total)

    def size(self, progress):
        for size, end in zip(self.sizes, self.ends):
            if progress < end:
                return size
        return self.sizes[-1]


def learning_rate(progress, peak, warm=0.03, floor=0.01):
    """Linear rise over the share `warm` of the run, then a cosine down to `floor` of the peak."""
    if progress < warm:
        return peak * (0.05 + 0.95 * progress / warm)
    turn = (min(progress, 1.0) - warm) / (1 - warm)
    return peak * (floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * turn)))
