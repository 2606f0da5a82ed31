"""Inputs for a reference run, and the proof that the exported network computes what the model does."""

import math
from functools import cache

import numpy as np

from . import interpreter
from .errors import ExportError
from .preprocessing import value_range

TOLERANCE = 1e-4  # of a value's largest magnitude
STEP_TOLERANCE = 1e-5


def random_inputs(shapes, seed, batch=1, rule=None, network=None):
    """Uniform float32 arrays in the range of the pre-processed photo, channel by channel, or in -1 … 1; where `network` is given and begins by
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
    """Computes the network from what goes into the file and compares it with Keras: every layer, since a saturated output
    would hide a difference, and the outputs of the model as it was loaded. Returns the largest difference of an output.

    A model in half precision is compared with its layers computed in float32: in half precision it differs by design.
    """
    inputs = random_inputs(list(flat.input_shapes.values()), seed, batch=2, rule=rule, network=flat.network)
    exported = {name: tensor.numpy() for name, tensor in interpreter.run(flat.network, inputs).items()}
    layers = {name: flat.framework.numpy(tensor) for name, tensor in flat.run(inputs).items()}
    outputs = whole_outputs(model, flat, inputs) or [layers[name] for name in flat.network.outputs]
    exact = cache(lambda: interpreter.run(flat.network, inputs, np.float64))
    pairs = list(zip(flat.network.outputs, outputs, strict=True))
    for name, expected in [*layers.items(), *pairs]:
        found = difference(exported[name], expected)
        if not found <= TOLERANCE and not is_rounding(exported[name], expected, exact()[name].numpy()):
            raise ExportError(f"Layer '{name}' as it would be exported differs from what {flat.framework.title} computes by "
                              f"{found:.1e} of its magnitude. Nothing was written.")
    return max(difference(exported[name], expected) for name, expected in pairs)


def whole_outputs(model, flat, inputs):
    """What the model itself gives; None where that is no measure: it is in half precision, or Keras 2 holds it to the size that
    it was saved with, and `--input-size` asks for another. Then its layers are compared one by one."""
    if not in_full_precision(model, flat):
        return None
    try:
        return flat.framework.run_model(model, inputs)
    except ValueError:
        if flat.is_resized:
            return None
        raise


def is_rounding(array, expected, exact):
    """Whether Keras is about as far from the same network in float64 as the network in float32 is: a model that so magnifies
    the rounding of float32 has no better answer."""
    return difference(expected, exact) <= min(0.01, 30 * difference(array, exact))


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


def check_against_model(model, flat, inputs, tensors):
    """Runs the model itself and compares its outputs with those of the flattened layers."""
    outputs = whole_outputs(model, flat, inputs)
    if outputs is None:
        return
    for name, expected in zip(flat.network.outputs, outputs, strict=True):
        found = difference(tensors[name], expected)
        if not found <= STEP_TOLERANCE:
            raise ExportError(f"Output '{name}' of the flattened layers differs from the model's by {found:.1e}: "
                              "the export would be wrong.")
