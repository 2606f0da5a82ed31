"""Parts of tensors: `x[..., ::-1]`, `x[:, 1:-1]`, reversed and split tensors.

Channels are chosen by a convolution with ones and zeros, rows and columns by cutting and, with a step, by pooling windows
of one pixel: all exact.
"""

from dataclasses import replace

import numpy as np

from ..builder import Value


def get_item(call, builder):
    value = call.options["x"]
    ranges, kept = selection(call, value, call.options["key"])
    return emit_selection(call, builder, value, ranges, kept)


def selection(call, value, key):
    """[indices of each axis without the batch], and which axes stay."""
    keys = list(key) if isinstance(key, (list, tuple)) else [key]
    keys = [as_slice(part) for part in keys]
    if any(not isinstance(part, (slice, int)) and part is not Ellipsis for part in keys):
        raise call.unsupported("it selects by something else than numbers.", "slices and numbers")
    if Ellipsis in keys:
        place = keys.index(Ellipsis)
        keys[place:place + 1] = [slice(None)] * (value.rank - len(keys) + 1)
    keys += [slice(None)] * (value.rank - len(keys))
    if len(keys) != value.rank or keys[0] != slice(None):
        raise call.unsupported("it selects from the batch.", "the other axes")
    axes = [np.arange(size) for size in value.shape]
    try:
        ranges = [np.atleast_1d(axis[part]) for axis, part in zip(axes, keys[1:])]
    except IndexError:
        raise call.unsupported("it selects behind the end.", "indices inside the tensor") from None
    if any(len(part) == 0 for part in ranges):
        raise call.unsupported("it selects nothing.", "at least one element")
    return ranges, [isinstance(part, slice) for part in keys[1:]]


def as_slice(part):
    if isinstance(part, dict) and set(part) == {"start", "stop", "step"}:
        return slice(*(None if part[key] is None else int(part[key]) for key in ("start", "stop", "step")))
    if isinstance(part, slice) or part is Ellipsis or isinstance(part, Value):
        return part
    return int(part) if isinstance(part, (int, np.integer)) else part


def emit_selection(call, builder, value, ranges, kept):
    """The part of `value` at `ranges` (indices of each axis), by way of an image; then axes that do not stay go."""
    whole = [len(part) == size and np.array_equal(part, np.arange(size)) for part, size in zip(ranges, value.shape)]
    final = [len(part) for part, stays in zip(ranges, kept) if stays]
    image = len(ranges) == 3
    if len(ranges) > 3 and not all(whole[:-1]):
        raise call.unsupported(f"it selects from a tensor with {value.rank} axes.", "at most 4 axes")
    if not image:
        places = list(value.shape[:-1]) if len(ranges) <= 3 else [int(np.prod(value.shape[:-1]))]
        value = builder.emit_part(call, "image", "Reshape", [value],
                                  {"target_shape": [*places, *[1] * (2 - len(places)), value.shape[-1]]})
        ranges = [*(ranges[:-1] if len(ranges) <= 3 else [np.arange(places[0])]),
                  *[np.arange(1)] * (2 - len(places)), ranges[-1]]
    value = emit_window(call, builder, value, ranges)
    value = emit_channels(call, builder, value, ranges[2])
    if tuple(final) == value.shape:
        return builder.emit(call.name, "Identity", [value], call=call)
    return builder.emit(call.name, "Reshape", [value], {"target_shape": final or [1]}, call=call)


def emit_window(call, builder, value, ranges):
    """Rows and columns: cut to the range, then every step-th."""
    for part in ranges[:2]:
        if len(part) > 1 and not (part[1] > part[0]):
            raise call.unsupported("it reverses rows or columns.", "ranges forwards, and channels in any order")
    cropping = [[int(part[0]), int(size - 1 - part[-1])] for part, size in zip(ranges, value.shape[:2])]
    steps = [int(part[1] - part[0]) if len(part) > 1 else 1 for part in ranges[:2]]
    if cropping != [[0, 0], [0, 0]]:
        value = builder.emit_part(call, "cropped", "Cropping2D", [value], {"cropping": cropping})
    if steps != [1, 1]:
        value = builder.emit_part(call, "stepped", "MaxPooling2D", [value],
                                  {"pool_size": [1, 1], "strides": steps, "padding": "valid"})
    return value


def emit_channels(call, builder, value, channels):
    count = value.shape[-1]
    if np.array_equal(channels, np.arange(count)):
        return value
    kernel = np.zeros((1, 1, count, len(channels)), np.float32)
    kernel[0, 0, channels, np.arange(len(channels))] = 1
    config = {"strides": [1, 1], "dilation_rate": [1, 1], "padding": "valid", "groups": 1, "activation": "linear"}
    return builder.emit_part(call, "channels", "Conv2D", [value], config, {"kernel": kernel})


def reverse(call, builder):
    value, axes = call.options["x"], call.options.get("axis")
    axes = range(value.rank) if axes is None else [int(axis) % value.rank for axis in np.atleast_1d(axes)]
    if list(axes) != [value.rank - 1]:
        raise call.unsupported(f"it reverses the axes {list(axes)}.", "the channels, axis=-1")
    ranges = [np.arange(size) for size in value.shape]
    ranges[-1] = ranges[-1][::-1]
    return emit_selection(call, builder, value, ranges, [True] * len(ranges))


def split(call, builder):
    value, sections = call.options["x"], call.options["sections"]
    axis = int(call.options.get("axis", 0)) % value.rank
    if axis == 0:
        raise call.unsupported("it splits the batch.", "another axis")
    size = value.shape[axis - 1]
    if np.ndim(sections) == 0:
        bounds = np.arange(int(sections) + 1) * (size // int(sections))
    elif call.framework.version.startswith("3"):
        bounds = np.array([0, *sections, size])
    else:
        bounds = np.cumsum([0, *sections])
    if np.any(np.diff(bounds) < 1):
        raise call.unsupported("one of its parts is empty.", "parts of at least one element")
    return [emit_share(call, builder, value, axis, index, low, high)
            for index, (low, high) in enumerate(zip(bounds[:-1], bounds[1:]))]


def emit_share(call, builder, value, axis, index, low, high):
    """One of the results of a call with several."""
    ranges = [np.arange(size) for size in value.shape]
    ranges[axis - 1] = ranges[axis - 1][low:high]
    name = call.name if index == 0 else builder.unique_name(f"{call.name}/{index + 1}")
    return emit_selection(replace(call, name=name, result=index), builder, value, ranges, [True] * len(ranges))


FUNCTIONS = {"get_item": get_item, "reverse": reverse, "split": split}
