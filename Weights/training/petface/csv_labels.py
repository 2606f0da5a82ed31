"""Readers of landmarks.csv, groups.csv, negatives.csv and bodies.csv."""

import csv
import os

import numpy as np

from .points import NAMES
from .sample import SPECIES, Sample

# A hidden point's place was guessed, to about three times the error of a seen one.
HIDDEN_WEIGHT = 0.6


def read_landmarks(data, split=None, table="landmarks.csv", folder="labelled"):
    """Samples of DATA/landmarks.csv whose split is `split` (all of them for None).

    `table` may be a path elsewhere; the photos are those of DATA/`folder`.
    """
    samples = []
    for row in _rows(os.path.join(data, table)):
        if split is not None and row["split"] != split:
            continue
        points = np.array([[float(row[f"{n}_x"]), float(row[f"{n}_y"])] for n in NAMES], np.float32)
        seen = np.array([float(row[f"{n}_visible"]) for n in NAMES], np.float32)
        samples.append(Sample(
            path=os.path.join(data, folder, row["file"]),
            species=SPECIES[row["species"]],
            points=points,
            weights=np.where(seen > 0, 1.0, HIDDEN_WEIGHT).astype(np.float32),
            source=row["source"],
            split=row["split"],
        ))
    return samples


def read_bodies(data, table="bodies.csv", folder="bodies"):
    """Samples of DATA/bodies.csv: species and body box."""
    return [
        Sample(
            path=os.path.join(data, folder, row["file"]),
            species=SPECIES[row["species"]],
            body=np.array([float(row[f"body_{c}"]) for c in ("x0", "y0", "x1", "y1")], np.float32),
        )
        for row in _rows(os.path.join(data, table))
    ]


def read_groups(data, split=None):
    """Samples of DATA/groups.csv: one for each face, several of a photo."""
    samples = read_landmarks(data, split, "groups.csv", "groups")
    for sample in samples:
        sample.crowded = True
    return samples


def read_negatives(data, split, groups=("other", "raccoon")):
    """Photos without cats and dogs, of DATA/negatives.csv; `source` is the group. Wild relatives only by their name."""
    return [
        Sample(path=os.path.join(data, "negatives", row["file"]), source=row["group"], split=row["split"])
        for row in _rows(os.path.join(data, "negatives.csv"))
        if row["group"] in groups and row["split"] == split
    ]


def read_alarms(data, path):
    """Places in photos without a face that a network took for one: `path` holds file, x0, y0, x1, y1."""
    return [
        Sample(path=os.path.join(data, "negatives", row["file"]), source="alarm",
               face=np.array([float(row[c]) for c in ("x0", "y0", "x1", "y1")], np.float32))
        for row in _rows(path)
    ]


def _rows(path):
    with open(path, newline="", encoding="utf-8") as file:
        yield from csv.DictReader(file)
