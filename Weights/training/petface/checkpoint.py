"""Checkpoints that a stopped run goes on from."""

import os

import numpy as np


def save(path, **groups):
    """Each group is a number or a list of arrays. Written beside the old file, then renamed over it."""
    flat = {}
    for name, value in groups.items():
        if isinstance(value, list):
            flat |= {f"{name}/{i:04d}": np.asarray(v) for i, v in enumerate(value)}
        else:
            flat[name] = np.asarray(value)
    with open(path + ".part", "wb") as file:
        np.savez(file, **flat)
    os.replace(path + ".part", path)


def load(path):
    groups = {}
    with np.load(path) as archive:
        for key in sorted(archive.files):
            name, _, index = key.partition("/")
            if index:
                groups.setdefault(name, []).append(archive[key])
            else:
                groups[name] = archive[key][()]
    return groups
