"""Weights out of Keras' HDF5 files, without the model's code: only arrays are read."""

import h5py


def layers(path):
    """{layer: {variable: array}} of a *.h5 file, be it a whole model (a model inside a model too) or weights alone."""
    found = {}

    def visit(name, item):
        parts = name.split("/")
        if isinstance(item, h5py.Dataset) and "optimizer_weights" not in parts and len(parts) > 1:
            found.setdefault(parts[-2], {})[parts[-1].split(":")[0]] = item[()]

    with h5py.File(path) as file:
        file.visititems(visit)
    return found
