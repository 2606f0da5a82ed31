"""One labelled photo, whatever file its labels came from."""

from dataclasses import dataclass

import numpy as np

CAT, DOG = 0, 1
SPECIES = {"cat": CAT, "dog": DOG}


@dataclass
class Sample:
    """Coordinates are pixels of the stored photo, origin at the top left corner of its first pixel."""

    path: str
    species: int | None = None
    points: np.ndarray | None = None  # [9, 2]
    weights: np.ndarray | None = None  # [9], 1 for a seen point, less for a guessed one
    body: np.ndarray | None = None  # [4] x0, y0, x1, y1
    face: np.ndarray | None = None  # [4], only where no points are known
    source: str = ""
    split: str = "train"
    crowded: bool = False  # the photo shows further faces
