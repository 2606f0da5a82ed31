"""Pooling, local and global."""

from .convolution import pair


def lower_pooling(call, builder):
    layer = call.operation
    if layer.padding not in ("valid", "same"):
        raise call.unsupported(f"padding='{layer.padding}'.", "valid, same")
    config = {"pool_size": pair(layer.pool_size), "strides": pair(layer.strides), "padding": layer.padding}
    return builder.emit(call.name, call.class_name, call.inputs, config, call=call)


def lower_global_pooling(call, builder):
    return builder.emit(call.name, call.class_name, call.inputs, {"keepdims": bool(call.operation.keepdims)}, call=call)


LAYERS = {
    "AveragePooling2D": lower_pooling, "MaxPooling2D": lower_pooling,
    "GlobalAveragePooling2D": lower_global_pooling, "GlobalMaxPooling2D": lower_global_pooling,
}
