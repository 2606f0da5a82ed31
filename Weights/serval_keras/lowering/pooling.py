"""Pooling, local and global."""

import keras

from .convolution import pair


def lower_pooling(call, builder):
    layer = call.operation
    if layer.padding not in ("valid", "same"):
        raise call.unsupported(f"padding='{layer.padding}'.", "valid, same")
    config = {"pool_size": pair(layer.pool_size), "strides": pair(layer.strides), "padding": layer.padding}
    return builder.emit(call.name, call.class_name, call.inputs, builder.function(call), config)


def lower_global_pooling(call, builder):
    return builder.emit(call.name, call.class_name, call.inputs, builder.function(call),
                        {"keepdims": bool(call.operation.keepdims)})


LAYERS = {
    keras.layers.AveragePooling2D: lower_pooling, keras.layers.MaxPooling2D: lower_pooling,
    keras.layers.GlobalAveragePooling2D: lower_global_pooling, keras.layers.GlobalMaxPooling2D: lower_global_pooling,
}
