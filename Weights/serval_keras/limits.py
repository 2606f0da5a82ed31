"""What a reader of model files refuses, refused before the file is written."""

import math

import numpy as np

from .errors import ExportError

RANK = 8  # with the batch
ELEMENTS = 1 << 29  # of one value
STEP = 4096  # of a stride, dilation, pooling window or enlargement
STEPS = ("strides", "dilation_rate", "pool_size", "size")
SIDE = 16384  # of a photo's input


def check_layer(name, class_name, config, weights, shape):
    """`weights`: role -> array. `shape`: of the result, without the batch."""
    where = f"Layer '{name}' ({class_name})"
    if not name or any(ord(character) < 32 for character in name):
        raise ExportError(f"{where} has a name that is empty or holds control characters. Rename it.")
    if len(shape) + 1 > RANK or math.prod(shape) > ELEMENTS or 0 in shape:
        raise ExportError(f"{where} has the shape {list(shape)}; at most {RANK - 1} axes besides the batch and {ELEMENTS:,} "
                          "elements are possible, and none may be empty.")
    for key in STEPS:
        if key in config and max(config[key]) > STEP:
            raise ExportError(f"{where} has {key} {config[key]}; at most {STEP} is possible.")
    for role in ("moving_variance", "variance"):
        if role in weights and np.any(weights[role] < 0):
            raise ExportError(f"{where} has a negative variance; the file is damaged or the training has diverged.")


def check_numbers(name, class_name, config):
    for key, value in config.items():
        if not all(is_float32(number) for number in numbers_in(value)):
            raise ExportError(f"Layer '{name}' ({class_name}) has {key} {value}, which is not finite as float32.")


def numbers_in(value):
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [number for part in value for number in numbers_in(part)]
    return [value] if isinstance(value, (int, float)) and not isinstance(value, bool) else []


def is_float32(number):
    """Whether a number, rounded to float32, stays finite."""
    with np.errstate(over="ignore"):
        return bool(np.isfinite(np.float32(number)))
