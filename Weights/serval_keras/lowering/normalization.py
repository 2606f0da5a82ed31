"""Layers that scale and shift by constants."""

import keras
import numpy as np


def lower_batch_normalization(call, builder):
    layer = call.operation
    value = call.inputs[0]
    axis = layer.axis[0] if isinstance(layer.axis, (list, tuple)) else layer.axis
    return builder.emit(
        call.name, "BatchNormalization", [value], builder.function(call),
        {"axis": axis % value.rank, "epsilon": float(layer.epsilon)},
        {"gamma": layer.gamma, "beta": layer.beta,
         "moving_mean": layer.moving_mean, "moving_variance": layer.moving_variance})


def lower_normalization(call, builder):
    """Mean and variance lose their leading 1 for the batch."""
    layer = call.operation
    value = call.inputs[0]
    mean, variance = (keras.ops.convert_to_numpy(statistic) for statistic in (layer.mean, layer.variance))
    shape = mean.shape[1:] if mean.ndim == value.rank else mean.shape
    if mean.ndim == value.rank and mean.shape[0] != 1:
        raise call.unsupported("it normalizes along the batch.", "other axes")
    shape = shape or (1,)
    return builder.emit(call.name, "Normalization", [value], builder.function(call), {"invert": bool(layer.invert)},
                        {"mean": mean.reshape(shape), "variance": variance.reshape(shape)})


def lower_rescaling(call, builder):
    layer = call.operation
    return emit_rescaling(call, builder, layer.scale, layer.offset)


def emit_rescaling(call, builder, scale, offset):
    value = call.inputs[0]
    config = {"scale": per_channel(call, scale, value), "offset": per_channel(call, offset, value)}
    return builder.emit(call.name, "Rescaling", [value], builder.function(call), config)


def per_channel(call, constant, value):
    """A constant as a number, or as one number for each element of the last axis."""
    array = np.asarray(keras.ops.convert_to_numpy(constant), dtype=np.float64)
    if not np.all(np.isfinite(array)):
        raise call.unsupported("its constant is not finite.", "finite numbers")
    if array.size == 1 and array.ndim <= value.rank:
        return float(array.reshape(()))
    if array.ndim <= value.rank and array.size == array.shape[-1] == value.shape[-1]:
        return [float(element) for element in array.reshape(-1)]
    raise call.unsupported(f"its constant has the shape {array.shape}.", "a number, or one number for each channel")


LAYERS = {
    keras.layers.BatchNormalization: lower_batch_normalization,
    keras.layers.Normalization: lower_normalization,
    keras.layers.Rescaling: lower_rescaling,
}
