"""Inputs for a reference run, and the proof that the flattened layers compute what the model does."""

import keras
import numpy as np

from .errors import ExportError
from .preprocessing import value_range

TOLERANCE = 1e-5  # of the output's largest magnitude


def random_inputs(shapes, seed, batch=1, rule=None):
    """Uniform float32 arrays in the range of the pre-processed photo, or in -1 … 1."""
    generator = np.random.default_rng(seed)
    low, high = value_range(rule) if rule is not None else (-1.0, 1.0)
    return [generator.uniform(low, high, size=(batch, *shape)).astype(np.float32) for shape in shapes]


def check_against_model(model, flat, inputs, tensors):
    """Runs the model itself and compares its outputs. A model in half precision is left out: it differs by design."""
    if any(layer.compute_dtype != flat.dtype for layer in model._flatten_layers()):
        return
    feed = [keras.ops.convert_to_tensor(array) for array in inputs]
    structure = getattr(model, "_inputs_struct", None)
    feed = feed[0] if structure is None else keras.tree.pack_sequence_as(structure, feed)
    outputs = keras.tree.flatten(model(feed, training=False))
    for name, output in zip(flat.network.outputs, outputs, strict=True):
        expected = keras.ops.convert_to_numpy(output)
        difference = np.max(np.abs(tensors[name] - expected)) / max(np.max(np.abs(expected)), 1e-30)
        if not difference <= TOLERANCE:
            raise ExportError(f"Output '{name}' of the flattened layers differs from the model's by {difference:.1e}: "
                              "the export would be wrong.")

