"""Arithmetic of a graph: `x / 127.5 - 1`, sums and products of tensors, and what can be made of them."""

import numpy as np

from ..builder import Value
from .activation import relu_options
from .merging import emit_merge
from .normalization import emit_rescaling, per_channel


def combination(class_name, with_constant):
    """Two tensors become a merging layer, a tensor and a constant what `with_constant` says."""

    def lower(call, builder):
        left, right = call.options["left"], call.options["right"]
        if isinstance(left, Value) and isinstance(right, Value):
            if class_name is None:
                raise call.unsupported("both operands are tensors.", "a tensor and a constant")
            return emit_merge(call, builder, class_name, numpy_ranks=True)
        on_right = isinstance(left, Value)
        value, constant = (left, right) if on_right else (right, left)
        constant = np.asarray(call.framework.numpy(constant), np.float64)
        return with_constant(call, builder, value, constant, on_right)

    return lower


def add_constant(call, builder, value, constant, on_right):
    return emit_rescaling(call, builder, value, 1.0, constant)


def subtract_constant(call, builder, value, constant, on_right):
    return emit_rescaling(call, builder, value, *((1.0, -constant) if on_right else (-1.0, constant)))


def multiply_constant(call, builder, value, constant, on_right):
    return emit_rescaling(call, builder, value, constant, 0.0)


def divide_constant(call, builder, value, constant, on_right):
    if not on_right:
        raise call.unsupported("it divides by a tensor.", "division by a constant")
    if np.any(constant == 0):
        raise call.unsupported("it divides by 0.", "other constants")
    return emit_rescaling(call, builder, value, 1.0 / constant, 0.0)


def scalar(call, constant):
    if np.size(constant) != 1 or not np.all(np.isfinite(constant)):
        raise call.unsupported("its constant is not one finite number.", "one finite number")
    return float(np.reshape(constant, ()))


def maximum_constant(call, builder, value, constant, on_right):
    return emit_limited(call, builder, value, scalar(call, constant), None)


def minimum_constant(call, builder, value, constant, on_right):
    """min(x, c) = c - max(c - x, 0)"""
    high = scalar(call, constant)
    value = builder.emit_part(call, "below", "Rescaling", [value], {"scale": -1.0, "offset": high})
    value = builder.emit_part(call, "positive", "ReLU", [value], relu_options())
    return builder.emit(call.name, "Rescaling", [value], {"scale": -1.0, "offset": high}, call=call)


def emit_limited(call, builder, value, low, high):
    """low … high as a ReLU, moved to begin at 0 where `low` is not 0. `high` may be None."""
    if low == 0:
        return builder.emit(call.name, "ReLU", [value], relu_options(max_value=high), call=call)
    value = builder.emit_part(call, "moved", "Rescaling", [value], {"scale": 1.0, "offset": -low})
    value = builder.emit_part(call, "limited", "ReLU", [value],
                              relu_options(max_value=None if high is None else high - low))
    return builder.emit(call.name, "Rescaling", [value], {"scale": 1.0, "offset": low}, call=call)


def lower_clip(call, builder):
    low, high = scalar(call, call.options["low"]), scalar(call, call.options["high"])
    if not low < high:
        raise call.unsupported(f"it clips to {low} … {high}.", "a lower limit below the upper one")
    return emit_limited(call, builder, call.options["x"], low, high)


def lower_power(call, builder):
    value, exponent = call.options["left"], call.options["right"]
    if not isinstance(value, Value) or isinstance(exponent, Value) or np.size(exponent) != 1 \
            or float(np.reshape(exponent, ())) != 2:
        raise call.unsupported("its exponent is not 2.", "squares")
    return builder.emit(call.name, "Multiply", [value, value], call=call)


def lower_square(call, builder):
    return builder.emit(call.name, "Multiply", [call.options["x"]] * 2, call=call)


def lower_negative(call, builder):
    return emit_rescaling(call, builder, call.options["x"], -1.0, 0.0)


def lower_absolute(call, builder):
    value = call.options["x"]
    negative = builder.emit_part(call, "negative", "Rescaling", [value], {"scale": -1.0, "offset": 0.0})
    return builder.emit(call.name, "Maximum", [value, negative], call=call)


FUNCTIONS = {
    "add": combination("Add", add_constant), "subtract": combination("Subtract", subtract_constant),
    "multiply": combination("Multiply", multiply_constant), "divide": combination(None, divide_constant),
    "maximum": combination("Maximum", maximum_constant), "minimum": combination("Minimum", minimum_constant),
    "power": lower_power, "square": lower_square, "negative": lower_negative, "absolute": lower_absolute,
    "clip": lower_clip,
}
