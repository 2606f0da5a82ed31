"""Layers of sequences [steps, channels], written as those of images with one column: [steps, 1, channels]."""

import numpy as np

from .activation import emit_stages, inline, stages_of
from .convolution import pair


def one(value):
    return int(value) if isinstance(value, int) else int(value[0])


def as_image(call, builder):
    value, = call.inputs
    steps, channels = value.shape
    return builder.emit_part(call, "image", "Reshape", [value], {"target_shape": [steps, 1, channels]})


def finish(call, builder, value, stages=()):
    """Back to a sequence, then what remains of the activation."""
    target = {"target_shape": [value.shape[0], value.shape[2]]}
    if not stages:
        return builder.emit(call.name, "Reshape", [value], target, call=call)
    value = builder.emit_part(call, "linear", "Reshape", [value], target, call=call, activation="linear")
    return emit_stages(call, builder, value, stages)


def convolution(class_name, weights_of):
    def lower(call, builder):
        layer = call.operation
        if layer.padding not in ("valid", "same", "causal"):
            raise call.unsupported(f"padding='{layer.padding}'.", "valid, same, causal")
        value = as_image(call, builder)
        dilation = one(layer.dilation_rate)
        if layer.padding == "causal":
            rows = dilation * (one(layer.kernel_size) - 1)
            value = builder.emit_part(call, "causal", "ZeroPadding2D", [value], {"padding": [[rows, 0], [0, 0]]})
        # Depthwise steps are the same in both directions; a single column knows only the first of either.
        stride = one(layer.strides)
        config = {"strides": [stride, stride], "dilation_rate": [dilation, dilation] if class_name != "Conv2D" else
                  [dilation, 1], "padding": "same" if layer.padding == "same" else "valid"}
        if class_name == "Conv2D":
            config["groups"] = int(layer.groups)
        stages = stages_of(call, layer.activation)
        option = inline(stages)
        weights = {role: as_column(call, weight) for role, weight in weights_of(layer).items() if weight is not None}
        value = builder.emit_part(call, "convolution", class_name, [value],
                                  {**config, "activation": "linear" if option is None else option}, weights)
        return finish(call, builder, value, () if option is not None else stages)

    return lower


def as_column(call, weight):
    """A kernel [steps, in, out] as one of width 1; a bias stays."""
    array = call.framework.numpy(weight)
    return array[:, np.newaxis] if array.ndim == 3 else array


def conv1d_weights(layer):
    return {"kernel": layer.kernel, "bias": layer.bias}


def depthwise_weights(layer):
    kernel = layer.depthwise_kernel if hasattr(layer, "depthwise_kernel") else layer.kernel
    return {"kernel": kernel, "bias": layer.bias}


def separable_weights(layer):
    return {"depthwise_kernel": layer.depthwise_kernel, "pointwise_kernel": layer.pointwise_kernel, "bias": layer.bias}


def pooling(class_name):
    def lower(call, builder):
        layer = call.operation
        if layer.padding not in ("valid", "same"):
            raise call.unsupported(f"padding='{layer.padding}'.", "valid, same")
        config = {"pool_size": [one(layer.pool_size), 1], "strides": [one(layer.strides), 1], "padding": layer.padding}
        return finish(call, builder, builder.emit_part(
            call, "pooling", class_name, [as_image(call, builder)], config))

    return lower


def global_pooling(class_name):
    def lower(call, builder):
        image = as_image(call, builder)
        if not call.operation.keepdims:
            return builder.emit(call.name, class_name, [image], {"keepdims": False}, call=call)
        return finish(call, builder, builder.emit_part(call, "pooling", class_name, [image], {"keepdims": True}))

    return lower


def lower_zero_padding(call, builder):
    config = {"padding": [pair(call.operation.padding), [0, 0]]}
    return finish(call, builder, builder.emit_part(
        call, "padding", "ZeroPadding2D", [as_image(call, builder)], config))


def lower_cropping(call, builder):
    config = {"cropping": [pair(call.operation.cropping), [0, 0]]}
    return finish(call, builder, builder.emit_part(call, "cropping", "Cropping2D", [as_image(call, builder)], config))


def lower_up_sampling(call, builder):
    config = {"size": [one(call.operation.size), 1], "interpolation": "nearest"}
    return finish(call, builder, builder.emit_part(
        call, "enlarged", "UpSampling2D", [as_image(call, builder)], config))


LAYERS = {
    "Conv1D": convolution("Conv2D", conv1d_weights), "DepthwiseConv1D": convolution("DepthwiseConv2D", depthwise_weights),
    "SeparableConv1D": convolution("SeparableConv2D", separable_weights),
    "AveragePooling1D": pooling("AveragePooling2D"), "MaxPooling1D": pooling("MaxPooling2D"),
    "GlobalAveragePooling1D": global_pooling("GlobalAveragePooling2D"),
    "GlobalMaxPooling1D": global_pooling("GlobalMaxPooling2D"),
    "ZeroPadding1D": lower_zero_padding, "Cropping1D": lower_cropping, "UpSampling1D": lower_up_sampling,
}
