"""Layers that scale and shift, by constants or by the mean and variance of their input."""

import math

import numpy as np


def lower_batch_normalization(call, builder):
    layer = call.operation
    value, = call.inputs
    axis = list(layer.axis) if isinstance(layer.axis, (list, tuple)) else [layer.axis]
    if len(axis) != 1:
        raise call.unsupported(f"it normalizes along the axes {axis}.", "one axis")
    return builder.emit(
        call.name, "BatchNormalization", [value], {"axis": axis[0] % value.rank, "epsilon": float(layer.epsilon)},
        {"gamma": layer.gamma if layer.scale else None, "beta": layer.beta if layer.center else None,
         "moving_mean": layer.moving_mean, "moving_variance": layer.moving_variance}, call=call)


def lower_layer_normalization(call, builder):
    layer = call.operation
    value, = call.inputs
    if getattr(layer, "rms_scaling", False):
        raise call.unsupported("rms_scaling=True.", "rms_scaling=False")
    axes = list(layer.axis) if isinstance(layer.axis, (list, tuple)) else [layer.axis]
    axes = sorted(axis % value.rank for axis in axes)
    if not axes or axes[0] < 1 or axes != list(range(axes[0], value.rank)):
        raise call.unsupported(f"it normalizes along the axes {axes}.", "the last axes")
    return builder.emit(
        call.name, "LayerNormalization", [value], {"axis": axes[0], "epsilon": float(layer.epsilon)},
        {"gamma": layer.gamma, "beta": layer.beta}, call=call)


def lower_group_normalization(call, builder):
    """A group's pixels are brought side by side, and gamma and beta follow as a rescaling."""
    layer = call.operation
    value, = call.inputs
    if layer.axis % value.rank != value.rank - 1:
        raise call.unsupported(f"it normalizes along axis {layer.axis}.", "the last axis")
    channels, pixels = value.shape[-1], math.prod(value.shape[:-1])
    groups = layer.groups
    split = builder.emit_part(call, "split", "Reshape", [value], {"target_shape": [pixels, groups, channels // groups]})
    grouped = builder.emit_part(call, "grouped", "Permute", [split], {"dims": [2, 1, 3]})
    normalized = builder.emit_part(call, "normalized", "LayerNormalization", [grouped],
                                   {"axis": 2, "epsilon": float(layer.epsilon)})
    spread = builder.emit_part(call, "spread", "Permute", [normalized], {"dims": [2, 1, 3]})
    joined = builder.emit_part(call, "joined", "Reshape", [spread], {"target_shape": list(value.shape)})
    ones, zeros = np.ones(channels), np.zeros(channels)
    return emit_rescaling(call, builder, joined, ones if layer.gamma is None else call.framework.numpy(layer.gamma),
                          zeros if layer.beta is None else call.framework.numpy(layer.beta))


def lower_layer_scale(call, builder):
    """A factor for each channel, of keras.applications' ConvNeXt."""
    value, = call.inputs
    return emit_rescaling(call, builder, value, call.operation.gamma, 0.0)


def lower_normalization(call, builder):
    """Mean and variance lose their leading 1 for the batch."""
    layer = call.operation
    value, = call.inputs
    mean, variance = (call.framework.numpy(statistic) for statistic in (layer.mean, layer.variance))
    shape = mean.shape[1:] if mean.ndim == value.rank else mean.shape
    if mean.ndim == value.rank and mean.shape[0] != 1:
        raise call.unsupported("it normalizes along the batch.", "other axes")
    shape = shape or (1,)
    return builder.emit(call.name, "Normalization", [value], {"invert": bool(layer.invert)},
                        {"mean": mean.reshape(shape), "variance": variance.reshape(shape)}, call=call)


def lower_rescaling(call, builder):
    layer = call.operation
    value, = call.inputs
    return emit_rescaling(call, builder, value, layer.scale, layer.offset)


def emit_rescaling(call, builder, value, scale, offset):
    config = {"scale": per_channel(call, scale, value), "offset": per_channel(call, offset, value)}
    return builder.emit(call.name, "Rescaling", [value], config, call=call)


def per_channel(call, constant, value):
    """A constant as a number, or as one number for each element of the last axis."""
    array = np.asarray(call.framework.numpy(constant), dtype=np.float64)
    if not np.all(np.isfinite(array)):
        raise call.unsupported("its constant is not finite.", "finite numbers")
    if array.size == 1 and array.ndim <= value.rank:
        return float(array.reshape(()))
    if array.ndim <= value.rank and array.size == array.shape[-1] == value.shape[-1]:
        return [float(element) for element in array.reshape(-1)]
    raise call.unsupported(f"its constant has the shape {array.shape}.", "a number, or one number for each channel")


LAYERS = {
    "BatchNormalization": lower_batch_normalization, "SyncBatchNormalization": lower_batch_normalization,
    "LayerNormalization": lower_layer_normalization, "GroupNormalization": lower_group_normalization,
    "LayerScale": lower_layer_scale, "Normalization": lower_normalization, "Rescaling": lower_rescaling,
}
