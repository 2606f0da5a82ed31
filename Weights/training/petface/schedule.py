"""Progress of a run, its learning rate and its input size."""

import math
from dataclasses import dataclass


@dataclass(frozen=True)
class Phase:
    """Input size, and the last layer of those that stay as they are (none for an empty name)."""

    size: int
    frozen: str = ""


@dataclass
class Phases:
    """`text` is "96:2,128:1:block_2_add": input sizes, their shares of the run, and how far the network is frozen."""

    text: str

    def __post_init__(self):
        fields = [part.split(":") for part in self.text.split(",")]
        self.phases = [Phase(int(f[0]), f[2] if len(f) > 2 else "") for f in fields]
        shares = [float(f[1]) if len(f) > 1 else 1.0 for f in fields]
        total, self.ends = 0.0, []
        for share in shares:
            total += share / sum(shares)
            self.ends.append(total)

    def at(self, progress):
        for phase, end in zip(self.phases, self.ends):
            if progress < end:
                return phase
        return self.phases[-1]


def learning_rate(progress, peak, warm=0.03, floor=0.01):
    """Linear rise over the share `warm` of the run, then a cosine down to `floor` of the peak."""
    if progress < warm:
        return peak * (0.05 + 0.95 * progress / warm)
    turn = (min(progress, 1.0) - warm) / (1 - warm)
    return peak * (floor + (1 - floor) * 0.5 * (1 + math.cos(math.pi * turn)))
