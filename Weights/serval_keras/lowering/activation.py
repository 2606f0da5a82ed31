"""Activation functions, alone and inside other layers."""

from dataclasses import dataclass

from ..builder import Value

SUPPORTED = ("linear, relu, relu6, leaky_relu, elu, selu, sigmoid, hard_sigmoid, tanh, silu (swish), hard_silu (hard_swish), "
             "gelu, softmax, softplus, softsign, mish, exponential, and the layers ReLU, LeakyReLU, ELU and Softmax")
LEAKY_SLOPE = 0.2  # of the functions keras.activations.leaky_relu and tf.nn.leaky_relu
SELU_ALPHA, SELU_SCALE = 1.6732632423543772, 1.0507009873554805


@dataclass
class Stage:
    """One of the layers that an activation is written as. `skips`: it also reads what the activation reads."""

    class_name: str
    config: dict
    skips: bool = False


def named(name):
    return [Stage("Activation", {"activation": name})]


def relu_options(max_value=None, slope=0.0, threshold=0.0):
    number = lambda value: None if value is None else float(value)
    return {"max_value": number(max_value), "negative_slope": number(slope), "threshold": number(threshold)}


def rectifier(**options):
    return [Stage("ReLU", relu_options(**options))]


def exponential_unit(alpha):
    return named("elu") if alpha == 1 else [Stage("ELU", {"alpha": float(alpha)})]


def softmax(axis):
    return [Stage("Softmax", {"axis": axis})]


# What one layer of the file states
SINGLE = ("relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "elu", "softplus", "softsign",
          "exponential")
STAGES = {
    **{name: named(name) for name in SINGLE}, "linear": [], "softmax": softmax(-1),
    "leaky_relu": rectifier(slope=LEAKY_SLOPE),
    "hard_sigmoid_2": [Stage("Rescaling", {"scale": 0.2, "offset": 0.5}), *rectifier(max_value=1)],
    "selu": [*exponential_unit(SELU_ALPHA), Stage("Rescaling", {"scale": SELU_SCALE, "offset": 0.0})],
    "mish": [*named("softplus"), *named("tanh"), Stage("Multiply", {}, skips=True)],
}
KNOWN = frozenset(STAGES)


def stages_of(call, function):
    """The stages that `function`, an activation of a layer, is written as."""
    if function is None:
        return []
    framework = call.framework
    name = framework.activation_name(function)
    if name is not None:
        return STAGES[name]
    class_name = framework.class_name(function)
    if class_name in LAYER_STAGES:
        return LAYER_STAGES[class_name](call, function)
    described = getattr(function, "__name__", None) or type(function).__name__  # A lambda read from a file has no name.
    raise call.unsupported(f"the activation '{described}' is not supported.", SUPPORTED)


def slope_of(layer):
    """`alpha` of Keras 2's LeakyReLU, 0.3 by default, is Keras 3's `negative_slope`."""
    return layer.negative_slope if hasattr(layer, "negative_slope") else layer.alpha


LAYER_STAGES = {
    "ReLU": lambda call, layer: rectifier(max_value=layer.max_value, slope=layer.negative_slope, threshold=layer.threshold),
    "LeakyReLU": lambda call, layer: rectifier(slope=slope_of(layer)),
    "ThresholdedReLU": lambda call, layer: rectifier(threshold=layer.theta),
    "ELU": lambda call, layer: exponential_unit(float(layer.alpha)),
    "Softmax": lambda call, layer: softmax(layer.axis),
    "Activation": lambda call, layer: stages_of(call, layer.activation),
}


def inline(stages):
    """The same as the option `activation` of a layer, or None if no such option states it."""
    if not stages:
        return "linear"
    stage, = stages if len(stages) == 1 else (Stage("", {}),)
    if stage.class_name == "Activation":
        return stage.config["activation"]
    return {"class": "ReLU", **stage.config} if stage.class_name == "ReLU" else None


def softmax_axis(call, axis, rank):
    if isinstance(axis, (list, tuple)):
        if len(axis) != 1:
            raise call.unsupported(f"softmax over the axes {list(axis)}.", "softmax over one axis")
        axis, = axis
    axis = axis % rank
    if axis == 0:
        raise call.unsupported("softmax over the batch.", "softmax over another axis")
    return axis


def emit_stages(call, builder, value, stages):
    """Appends the stages behind `value`; the last carries the name of `call`."""
    first = value
    for index, stage in enumerate(stages or named("linear")):
        config = dict(stage.config)
        if stage.class_name == "Softmax":
            config["axis"] = softmax_axis(call, config["axis"], value.rank)
        inputs = [first, value] if stage.skips else [value]
        if index == len(stages or [0]) - 1:
            return builder.emit(call.name, stage.class_name, inputs, config, call=call)
        value = builder.emit_part(call, f"part{index + 1}", stage.class_name, inputs, config)
    return value


def emit_activated(call, builder, class_name, config, weights):
    """A layer that ends in its own activation. One that no option states becomes layers of its own."""
    stages = stages_of(call, call.operation.activation)
    option = inline(stages)
    if option is not None:
        return builder.emit(call.name, class_name, call.inputs, {**config, "activation": option}, weights, call=call)
    linear = builder.emit_part(call, "linear", class_name, call.inputs, {**config, "activation": "linear"}, weights,
                               call=call, activation="linear")
    return emit_stages(call, builder, linear, stages)


def lower_layer(call, builder):
    value, = call.inputs
    stages = LAYER_STAGES[call.framework.class_name(call.operation)](call, call.operation)
    return emit_stages(call, builder, value, stages)


def lower_prelu(call, builder):
    return builder.emit(call.name, "PReLU", call.inputs, weights={"alpha": call.operation.alpha}, call=call)


def function(stages):
    """The lowering of a function: `stages(call)` may read its options."""

    def lower(call, builder):
        if not isinstance(call.options["x"], Value):
            raise call.unsupported("it is called with a constant.", "tensors")
        return emit_stages(call, builder, call.options["x"], stages(call))

    return lower


def gelu_stages(call):
    return named("gelu_tanh" if call.options.get("approximate", False) else "gelu")


def softmax_stages(call):
    axis = call.options.get("axis", -1)
    if axis is None and call.framework.version.startswith("3"):
        raise call.unsupported("softmax over all axes.", "softmax over one axis")
    return softmax(-1 if axis is None else axis)


LAYERS = {**dict.fromkeys(LAYER_STAGES, lower_layer), "PReLU": lower_prelu}
FUNCTIONS = {
    **{name: function(lambda call, stages=stages: stages) for name, stages in STAGES.items()
       if name not in ("linear", "softmax")},
    "softmax": function(softmax_stages), "gelu": function(gelu_stages),
    "elu": function(lambda call: exponential_unit(float(call.options.get("alpha", 1)))),
    "leaky_relu": function(lambda call: rectifier(slope=call.options.get("slope", LEAKY_SLOPE))),
}
