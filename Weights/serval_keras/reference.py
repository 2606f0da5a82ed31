"""Inputs for a reference run, and the proof that the exported network computes what the model does."""

import math

import numpy as np

from . import interpreter
from .errors import ExportError
from .preprocessing import value_range

TOLERANCE = 1e-4  # of the output's largest magnitude
STEP_TOLERANCE = 1e-5


def random_inputs(shapes, seed, batch=1, rule=None):
    """Uniform float32 arrays in the range of the pre-processed photo, or in -1 … 1."""
    generator = np.random.default_rng(seed)
    low, high = value_range(rule) if rule is not None else (-1.0, 1.0)
    return [generator.uniform(low, high, size=(batch, *shape)).astype(np.float32) for shape in shapes]


def check_export(model, flat, rule=None, seed=1):
    """Computes the network from what goes into the file, compares it with Keras, and returns the largest difference.

    A model in half precision is compared with its layers computed in float32: in half precision it differs by design.
    """
    inputs = random_inputs(list(flat.input_shapes.values()), seed, batch=2, rule=rule)
    if in_full_precision(model, flat):
        expected = flat.framework.run_model(model, inputs)
    else:
        tensors = flat.run(inputs)
        expected = [flat.framework.numpy(tensors[name]) for name in flat.network.outputs]
    exported = interpreter.run(flat.network, inputs)
    worst = 0.0
    for name, array in zip(flat.network.outputs, expected, strict=True):
        worst = max(worst, difference(exported[name].numpy(), array))
        if not worst <= TOLERANCE:
            raise ExportError(
                f"Output '{name}' as it would be exported differs from what {flat.framework.title} computes by "
                f"{worst:.1e} of its magnitude, first in layer '{first_difference(flat, inputs, exported)}'. "
                "Nothing was written.")
    return worst


def in_full_precision(model, flat):
    return all(layer.compute_dtype == flat.dtype for layer in flat.framework.layers_of(model)
               if flat.framework.is_layer(layer))


def difference(array, expected):
    """The largest difference relative to the largest magnitude; infinite where only one of them is finite."""
    expected = np.asarray(expected, np.float64)
    if array.shape != expected.shape:
        return math.inf
    finite = np.isfinite(expected)
    if not np.array_equal(finite, np.isfinite(array)):
        return math.inf
    if not np.any(finite):
        return 0.0
    return float(np.max(np.abs(array[finite] - expected[finite])) / max(np.max(np.abs(expected[finite])), 1e-30))


def first_difference(flat, inputs, exported):
    """The first layer whose exported value is not that of Keras' layer."""
    tensors = flat.run(inputs)
    for layer in flat.network.layers:
        name = layer.name
        if difference(exported[name].numpy(), flat.framework.numpy(tensors[name])) > TOLERANCE:
            return name
    return flat.network.outputs[0]


def check_against_model(model, flat, inputs, tensors):
    """Runs the model itself and compares its outputs with those of the flattened layers."""
    if not in_full_precision(model, flat):
        return
    for name, expected in zip(flat.network.outputs, flat.framework.run_model(model, inputs), strict=True):
        found = difference(tensors[name], expected)
        if not found <= STEP_TOLERANCE:
            raise ExportError(f"Output '{name}' of the flattened layers differs from the model's by {found:.1e}: "
                              "the export would be wrong.")
