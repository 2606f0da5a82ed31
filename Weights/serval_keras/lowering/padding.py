"""Zeros around a map, rows and columns cut from it, and layers that cut or resize to a stated size."""

import numpy as np

from .convolution import pair
from .shaping import emit_resize


def lower_zero_padding(call, builder):
    padding = [pair(side) for side in call.operation.padding]
    return builder.emit(call.name, "ZeroPadding2D", call.inputs, {"padding": padding}, call=call)


def lower_cropping(call, builder):
    cropping = [pair(side) for side in call.operation.cropping]
    return builder.emit(call.name, "Cropping2D", call.inputs, {"cropping": cropping}, call=call)


def pad(call, builder):
    value, paddings = call.options["x"], np.asarray(call.options["paddings"]).tolist()
    mode, constant = str(call.options.get("mode", "constant")).lower(), call.options.get("value")
    if mode != "constant" or (constant is not None and np.any(np.asarray(constant) != 0)):
        raise call.unsupported(f"it pads with mode '{mode}' or with another value than 0.", "zeros")
    if value.rank != 4 or paddings[0] != [0, 0] or paddings[3] != [0, 0]:
        raise call.unsupported(f"it pads a tensor with {value.rank} axes by {paddings}.", "height and width of an image")
    return builder.emit(call.name, "ZeroPadding2D", [value], {"padding": paddings[1:3]}, call=call)


def lower_resizing(call, builder):
    layer = call.operation
    if getattr(layer, "crop_to_aspect_ratio", False) or getattr(layer, "pad_to_aspect_ratio", False):
        raise call.unsupported("it keeps the aspect ratio.", "plain resizing")
    value, = call.inputs
    return emit_resize(call, builder, value, (layer.height, layer.width), layer.interpolation)


def lower_center_crop(call, builder):
    """Keras cuts where the layer is smaller than its input, and resizes otherwise."""
    layer = call.operation
    value, = call.inputs
    rows, columns = value.shape[0] - layer.height, value.shape[1] - layer.width
    if rows < 0 or columns < 0:
        raise call.unsupported("it is larger than its input.", "a smaller crop")
    top, left = int(rows / 2), int(columns / 2)
    return builder.emit(call.name, "Cropping2D", [value],
                        {"cropping": [[top, rows - top], [left, columns - left]]}, call=call)


LAYERS = {"ZeroPadding2D": lower_zero_padding, "Cropping2D": lower_cropping, "Resizing": lower_resizing,
          "CenterCrop": lower_center_crop}
FUNCTIONS = {"pad": pad}
