"""Means, maxima and sums of a graph."""

import math

import numpy as np


def reduction(class_name, total=False):
    def lower(call, builder):
        """Over height and width of an image; over the one axis of a sequence by way of an image of one column."""
        value, axes, keep = call.options["x"], call.options.get("axis"), bool(call.options.get("keepdims", False))
        axes = sorted(int(axis) % value.rank for axis in np.atleast_1d(axes)) if axes is not None else None
        if (value.rank, axes) not in ((4, [1, 2]), (3, [1])):
            raise call.unsupported(f"it reduces the axes {axes} of a tensor with {value.rank}.",
                                   "height and width of an image, axis=(1, 2), and the steps of a sequence, axis=1")
        count = math.prod(value.shape[:-1])
        channels = value.shape[-1]
        if value.rank == 3:
            value = builder.emit_part(call, "image", "Reshape", [value], {"target_shape": [value.shape[0], 1, channels]})
        final = [1] * len(axes) * keep + [channels]
        if not total and (len(axes) == 2 or not keep):
            return builder.emit(call.name, class_name, [value], {"keepdims": keep}, call=call)
        value = builder.emit_part(call, "reduced", class_name, [value], {"keepdims": False})
        if total:
            last = {"scale": float(count), "offset": 0.0}
            if not keep:
                return builder.emit(call.name, "Rescaling", [value], last, call=call)
            value = builder.emit_part(call, "sum", "Rescaling", [value], last)
        return builder.emit(call.name, "Reshape", [value], {"target_shape": final}, call=call)

    return lower


FUNCTIONS = {"mean": reduction("GlobalAveragePooling2D"), "max": reduction("GlobalMaxPooling2D"),
             "sum": reduction("GlobalAveragePooling2D", total=True)}
