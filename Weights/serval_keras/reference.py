"""Inputs for a reference run, and the proof that the exported network computes what the model does."""

import math

import numpy as np

from . import interpreter
from .errors import ExportError
from .preprocessing import value_range

TOLERANCE = 1e-4  # of the output's largest magnitude
STEP_TOLERANCE = 1e-5


def random_inputs(shapes, seed, batch=1, rule=None, network=None):
    """Uniform float32 arrays in the range of the pre-processed photo, or in -1 … 1; where `network` is given and begins by
    scaling pixels itself, in 0 … 255."""
    generator = np.random.default_rng(seed)
    low, high = value_range(rule) if rule is not None else (0.0, 255.0) if scales_pixels(network) else (-1.0, 1.0)
    return [generator.uniform(low, high, size=(batch, *shape)).astype(np.float32) for shape in shapes]


def scales_pixels(network):
    """Whether what reads the input, past layers that pass it on, divides it as pixels are divided, or takes off a mean."""
    if network is None:
        return False
    reached = set(network.inputs)
    for layer in network.layers:
        if not reached.intersection(layer.inputs):
            continue
        if layer.class_name == "Normalization":
            return True
        if layer.class_name == "Rescaling":
            scale, offset = np.abs(layer.config["scale"]), np.abs(layer.config["offset"])
            return bool(np.max(scale) < 1 / 32 or np.max(offset) > 32)
        if layer.class_name == "Identity" or layer.name.endswith("/channels"):
            reached.add(layer.name)
    return False


def check_export(model, flat, rule=None, seed=1):
    """Computes the network from what goes into the file, compares it with Keras, and returns the largest difference.

    A model in half precision is compared with its layers computed in float32: in half precision it differs by design.
    """
    inputs = random_inputs(list(flat.input_shapes.values()), seed, batch=2, rule=rule, network=flat.network)
    if in_full_precision(model, flat):
        expected = flat.framework.run_model(model, inputs)
    else:
        tensors = flat.run(inputs)
        expected = [flat.framework.numpy(tensors[name]) for name in flat.network.outputs]
    exported = interpreter.run(flat.network, inputs)
    worst = 0.0
    for name, array in zip(flat.network.outputs, expected, strict=True):
        found = difference(exported[name].numpy(), array)
        worst = max(worst, found)
        if not found <= TOLERANCE and not is_rounding(flat.network, inputs, name, exported[name].numpy(), array):
            raise ExportError(
                f"Output '{name}' as it would be exported differs from what {flat.framework.title} computes by "
                f"{found:.1e} of its magnitude, first in layer '{first_difference(flat, inputs, exported)}'. "
                "Nothing was written.")
    return worst


def is_rounding(network, inputs, name, array, expected):
    """Whether Keras is no farther from the same network in float64 than this network in float32: a model that so magnifies
    the rounding of float32 has no better answer."""
    exact = interpreter.run(network, inputs, np.float64)[name].numpy()
    return difference(expected, exact) <= min(0.01, 4 * difference(array, exact))


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
