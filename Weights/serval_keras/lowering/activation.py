"""Activation functions, alone and inside other layers."""

import keras

FUNCTIONS = {
    keras.activations.linear: "linear", keras.activations.relu: "relu", keras.activations.relu6: "relu6",
    keras.activations.sigmoid: "sigmoid", keras.activations.hard_sigmoid: "hard_sigmoid",
    keras.activations.tanh: "tanh", keras.activations.silu: "silu", keras.activations.hard_silu: "hard_silu",
    keras.activations.gelu: "gelu",  # Keras' default is the error function
}
SUPPORTED = ("linear, relu, relu6, leaky_relu, sigmoid, hard_sigmoid, tanh, silu (swish), "
             "hard_silu (hard_swish), gelu, softmax, and the layers ReLU, LeakyReLU and Softmax")
LEAKY_SLOPE = 0.2  # of the function keras.activations.leaky_relu


def described(call, function):
    """What the file says for an activation: a name, the options of a `ReLU`, or ("softmax", axis)."""
    if function is None:
        return "linear"
    if function is keras.activations.softmax:
        return "softmax", -1
    if function is keras.activations.leaky_relu:
        return {"class": "ReLU", **relu_options(slope=LEAKY_SLOPE)}
    if type(function) is keras.layers.ReLU:
        return {"class": "ReLU", **relu_options(function.max_value, function.negative_slope, function.threshold)}
    if type(function) is keras.layers.LeakyReLU:
        return {"class": "ReLU", **relu_options(slope=function.negative_slope)}
    if type(function) is keras.layers.Softmax:
        return "softmax", function.axis
    if type(function) is keras.layers.Activation:
        return described(call, function.activation)
    try:
        return FUNCTIONS[function]
    except (KeyError, TypeError):
        name = getattr(function, "__name__", type(function).__name__)
        raise call.unsupported(f"the activation '{name}' is not supported.", SUPPORTED) from None


def relu_options(max_value=None, slope=0.0, threshold=0.0):
    number = lambda value: None if value is None else float(value)
    return {"max_value": number(max_value), "negative_slope": number(slope), "threshold": number(threshold)}


def softmax_axis(call, axis, rank):
    if isinstance(axis, (list, tuple)):
        if len(axis) != 1:
            raise call.unsupported(f"softmax over the axes {list(axis)}.", "softmax over one axis")
        axis, = axis
    axis = axis % rank
    if axis == 0:
        raise call.unsupported("softmax over the batch.", "softmax over another axis")
    return axis


def lower_activation(call, builder):
    """`Activation` and the function it names."""
    value, = call.inputs
    description = described(call, call.operation.activation)
    if isinstance(description, tuple):
        axis = softmax_axis(call, description[1], value.rank)
        return builder.emit(call.name, "Softmax", [value], builder.function(call), {"axis": axis})
    if isinstance(description, dict):
        options = {key: option for key, option in description.items() if key != "class"}
        return builder.emit(call.name, "ReLU", [value], builder.function(call), options)
    return builder.emit(call.name, "Activation", [value], builder.function(call), {"activation": description})


def lower_relu(call, builder):
    layer = call.operation
    options = relu_options(layer.max_value, layer.negative_slope, layer.threshold)
    return builder.emit(call.name, "ReLU", call.inputs, builder.function(call), options)


def lower_leaky_relu(call, builder):
    options = relu_options(slope=call.operation.negative_slope)
    return builder.emit(call.name, "ReLU", call.inputs, builder.function(call), options)


def lower_prelu(call, builder):
    return builder.emit(call.name, "PReLU", call.inputs, builder.function(call),
                        weights={"alpha": call.operation.alpha})


def lower_softmax(call, builder):
    axis = softmax_axis(call, call.operation.axis, call.inputs[0].rank)
    return builder.emit(call.name, "Softmax", call.inputs, builder.function(call), {"axis": axis})


def emit_activated(call, builder, class_name, config, weights):
    """A layer that ends in its own activation. A softmax becomes a layer of its own."""
    layer, inputs = call.operation, call.inputs
    description = described(call, layer.activation)
    if not isinstance(description, tuple):
        return builder.emit(call.name, class_name, inputs, builder.function(call),
                            {**config, "activation": description}, weights)
    linear = builder.emit(builder.unique_name(call.name + "/linear"), class_name, inputs,
                          builder.function(call, activation="linear"), {**config, "activation": "linear"}, weights)
    axis = softmax_axis(call, description[1], linear.rank)
    softmax = keras.layers.Softmax(axis=axis, dtype=builder.dtype)
    return builder.emit(call.name, "Softmax", [linear], softmax, {"axis": axis})


LAYERS = {
    keras.layers.Activation: lower_activation, keras.layers.ReLU: lower_relu,
    keras.layers.LeakyReLU: lower_leaky_relu, keras.layers.PReLU: lower_prelu,
    keras.layers.Softmax: lower_softmax,
}
