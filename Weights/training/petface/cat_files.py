"""Reader of the CAT data set's label files (Zhang, Sun, Tang: Cat Head Detection, ECCV 2008).

`NAME.jpg.cat` beside `NAME.jpg` holds one line: the number of points, 9, then x and y of each in pixels, in the
order of `points.NAMES`.
"""

import os

import numpy as np

from .sample import CAT, Sample


class CatFileError(ValueError):
    pass


def parse(text):
    """The nine points [9, 2] of a label file's text."""
    try:
        numbers = [float(word) for word in text.split()]
    except ValueError as error:
        raise CatFileError(f"a .cat file holds numbers only: {error}") from None
    if not numbers or numbers[0] != 9 or len(numbers) < 19:
        raise CatFileError("a .cat file holds the number 9, then nine pairs x y")
    points = np.array(numbers[1:19], np.float32).reshape(9, 2)
    if not np.isfinite(points).all():
        raise CatFileError("a .cat file holds a coordinate that is not finite")
    return points


def read_cat_files(folder):
    """Samples of every labelled photo under `folder`, in the order of their paths."""
    samples = []
    for parent, folders, files in os.walk(folder):
        folders.sort()
        for name in sorted(files):
            photo = os.path.join(parent, name.removesuffix(".cat"))
            if not name.endswith(".cat") or not os.path.exists(photo):
                continue
            with open(os.path.join(parent, name), encoding="ascii", errors="replace") as file:
                try:
                    points = parse(file.read())
                except CatFileError as error:
                    raise CatFileError(f"{os.path.join(parent, name)}: {error}") from None
            samples.append(Sample(path=photo, species=CAT, points=points, weights=np.ones(9, np.float32), source="CAT"))
    return samples
