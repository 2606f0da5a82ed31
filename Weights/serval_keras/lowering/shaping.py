"""Layers and functions that move elements without computing (bilinear up-sampling apart)."""

import math

import numpy as np

from ..builder import Value
from .convolution import pair


def lower_flatten(call, builder):
    return builder.emit(call.name, "Flatten", call.inputs, call=call)


def lower_reshape(call, builder):
    target = [int(size) for size in call.operation.target_shape]
    return builder.emit(call.name, "Reshape", call.inputs, {"target_shape": target}, call=call)


def lower_permute(call, builder):
    dims = [int(dim) for dim in call.operation.dims]
    return builder.emit(call.name, "Permute", call.inputs, {"dims": dims}, call=call)


def lower_repeat_vector(call, builder):
    value, = call.inputs
    column = builder.emit_part(call, "image", "Reshape", [value], {"target_shape": [1, 1, value.shape[0]]})
    column = builder.emit_part(call, "repeated", "UpSampling2D", [column],
                               {"size": [int(call.operation.n), 1], "interpolation": "nearest"})
    return builder.emit(call.name, "Reshape", [column], {"target_shape": [int(call.operation.n), value.shape[0]]},
                        call=call)


def lower_up_sampling(call, builder):
    layer = call.operation
    if layer.interpolation not in ("nearest", "bilinear"):
        raise call.unsupported(f"interpolation='{layer.interpolation}'.", "nearest, bilinear")
    config = {"size": pair(layer.size), "interpolation": layer.interpolation}
    return builder.emit(call.name, "UpSampling2D", call.inputs, config, call=call)


def emit_resize(call, builder, value, size, method):
    """Nothing to do, or a whole multiple by the nearest pixel or bilinearly."""
    method = str(getattr(method, "value", method)).lower()
    height, width = (int(side) for side in size)
    if value.rank != 4:
        raise call.unsupported(f"it resizes a tensor with {value.rank} axes.", "images")
    if (height, width) == value.shape[:2]:
        return builder.emit(call.name, "Identity", [value], call=call)
    if method not in ("nearest", "bilinear") or height % value.shape[0] or width % value.shape[1]:
        raise call.unsupported(
            f"it resizes {value.shape[0]} x {value.shape[1]} to {height} x {width} ({method}).",
            f"whole multiples, nearest or bilinear; for the model's input --input-size {height}x{width}, "
            "since Serval resizes the photo itself")
    config = {"size": [height // value.shape[0], width // value.shape[1]], "interpolation": method}
    return builder.emit(call.name, "UpSampling2D", [value], config, call=call)


def emit_reshape(call, builder, shape):
    """`shape`: without the batch."""
    return builder.emit(call.name, "Reshape", [call.options["x"]], {"target_shape": [int(size) for size in shape]}, call=call)


def reshape(call, builder):
    value = call.options["x"]
    shape = call.options["shape"]
    shape = list(shape) if isinstance(shape, (list, tuple, np.ndarray)) else [shape]
    if any(isinstance(size, Value) for size in shape):
        raise call.unsupported("its shape is computed in the graph.", "a shape of numbers")
    shape = [-1 if size is None else int(size) for size in shape]
    known = math.prod(size for size in shape[1:] if size != -1)
    fits = known != 0 and math.prod(value.shape) % known == 0 and (-1 in shape[1:] or known == math.prod(value.shape))
    if shape[0] != -1 or shape.count(-1) > 1 or not fits:
        raise call.unsupported(f"the result has the shape {shape}.", "shapes that begin with the batch (-1)")
    return emit_reshape(call, builder, shape[1:])


def squeeze(call, builder):
    value, axes = call.options["x"], call.options.get("axis")
    axes = [int(axis) % value.rank for axis in np.atleast_1d(axes)] if axes is not None and axes != [] else \
        [index for index in range(1, value.rank) if value.shape[index - 1] == 1]
    if 0 in axes:
        raise call.unsupported("it removes the batch.", "other axes")
    return emit_reshape(call, builder, [size for index, size in enumerate(value.shape, 1) if index not in axes])


def expand_dims(call, builder):
    value, axes = call.options["x"], np.atleast_1d(call.options["axis"]).tolist()
    rank = value.rank + len(axes)
    axes = sorted(int(axis) % rank for axis in axes)
    if 0 in axes:
        raise call.unsupported("it adds a dimension before the batch.", "other axes")
    shape = list(value.shape)
    for axis in axes:
        shape.insert(axis - 1, 1)
    return emit_reshape(call, builder, shape)


def transpose(call, builder):
    value, axes = call.options["x"], call.options.get("axes")
    axes = list(reversed(range(value.rank))) if axes is None else [int(axis) % value.rank for axis in axes]
    if axes[0] != 0:
        raise call.unsupported("it moves the batch.", "permutations of the other axes")
    return builder.emit(call.name, "Permute", [value], {"dims": axes[1:]}, call=call)


def resize(call, builder):
    return emit_resize(call, builder, call.options["x"], np.asarray(call.options["size"]),
                       call.options.get("method", "bilinear"))


def depth_to_space(call, builder):
    value, block = call.options["x"], int(call.options["block"])
    height, width, channels = value.shape
    value = builder.emit_part(call, "blocks", "Reshape", [value],
                              {"target_shape": [height, width, block, block, channels // block ** 2]})
    value = builder.emit_part(call, "interleaved", "Permute", [value], {"dims": [1, 3, 2, 4, 5]})
    return builder.emit(call.name, "Reshape", [value],
                        {"target_shape": [height * block, width * block, channels // block ** 2]}, call=call)


def space_to_depth(call, builder):
    value, block = call.options["x"], int(call.options["block"])
    height, width, channels = value.shape
    value = builder.emit_part(call, "blocks", "Reshape", [value],
                              {"target_shape": [height // block, block, width // block, block, channels]})
    value = builder.emit_part(call, "gathered", "Permute", [value], {"dims": [1, 3, 2, 4, 5]})
    return builder.emit(call.name, "Reshape", [value],
                        {"target_shape": [height // block, width // block, channels * block ** 2]}, call=call)


LAYERS = {
    "Flatten": lower_flatten, "Reshape": lower_reshape, "Permute": lower_permute, "UpSampling2D": lower_up_sampling,
    "RepeatVector": lower_repeat_vector,
}
FUNCTIONS = {
    "reshape": reshape, "squeeze": squeeze, "expand_dims": expand_dims, "transpose": transpose, "resize": resize,
    "flatten": lower_flatten, "depth_to_space": depth_to_space, "space_to_depth": space_to_depth,
}
