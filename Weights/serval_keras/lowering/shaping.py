"""Layers that move elements without computing (bilinear up-sampling apart)."""

import keras

from .convolution import pair


def lower_zero_padding(call, builder):
    padding = [pair(side) for side in call.operation.padding]
    return builder.emit(call.name, "ZeroPadding2D", call.inputs, builder.function(call), {"padding": padding})


def lower_cropping(call, builder):
    cropping = [pair(side) for side in call.operation.cropping]
    return builder.emit(call.name, "Cropping2D", call.inputs, builder.function(call), {"cropping": cropping})


def lower_flatten(call, builder):
    return builder.emit(call.name, "Flatten", call.inputs, builder.function(call))


def lower_reshape(call, builder):
    target = [int(size) for size in call.operation.target_shape]
    return builder.emit(call.name, "Reshape", call.inputs, builder.function(call), {"target_shape": target})


def lower_permute(call, builder):
    dims = [int(dim) for dim in call.operation.dims]
    return builder.emit(call.name, "Permute", call.inputs, builder.function(call), {"dims": dims})


def lower_up_sampling(call, builder):
    layer = call.operation
    if layer.interpolation not in ("nearest", "bilinear"):
        raise call.unsupported(f"interpolation='{layer.interpolation}'.", "nearest, bilinear")
    config = {"size": pair(layer.size), "interpolation": layer.interpolation}
    return builder.emit(call.name, "UpSampling2D", call.inputs, builder.function(call), config)


LAYERS = {
    keras.layers.ZeroPadding2D: lower_zero_padding, keras.layers.Cropping2D: lower_cropping,
    keras.layers.Flatten: lower_flatten, keras.layers.Reshape: lower_reshape,
    keras.layers.Permute: lower_permute, keras.layers.UpSampling2D: lower_up_sampling,
}
