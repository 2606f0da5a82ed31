"""Convolutions and dense layers. Kernels keep Keras' own layouts."""

from .activation import emit_activated


def geometry(call):
    layer = call.operation
    if layer.padding not in ("valid", "same"):
        raise call.unsupported(f"padding='{layer.padding}'.", "valid, same")
    return {"strides": pair(layer.strides), "dilation_rate": pair(layer.dilation_rate), "padding": layer.padding}


def pair(value):
    return [int(value)] * 2 if isinstance(value, int) else [int(element) for element in value]


def lower_conv2d(call, builder):
    layer = call.operation
    config = {**geometry(call), "groups": int(layer.groups)}
    return emit_activated(call, builder, "Conv2D", config, {"kernel": layer.kernel, "bias": layer.bias})


def lower_depthwise(call, builder):
    """The kernel is `depthwise_kernel` in Keras 2."""
    layer = call.operation
    kernel = layer.depthwise_kernel if hasattr(layer, "depthwise_kernel") else layer.kernel
    return emit_activated(call, builder, "DepthwiseConv2D", geometry(call), {"kernel": kernel, "bias": layer.bias})


def lower_separable(call, builder):
    layer = call.operation
    return emit_activated(call, builder, "SeparableConv2D", geometry(call), {
        "depthwise_kernel": layer.depthwise_kernel, "pointwise_kernel": layer.pointwise_kernel, "bias": layer.bias})


def lower_dense(call, builder):
    layer = call.operation
    return emit_activated(call, builder, "Dense", {}, {"kernel": layer.kernel, "bias": layer.bias})


LAYERS = {
    "Conv2D": lower_conv2d, "DepthwiseConv2D": lower_depthwise, "SeparableConv2D": lower_separable, "Dense": lower_dense,
}
