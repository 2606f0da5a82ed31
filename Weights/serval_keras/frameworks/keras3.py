"""Keras 3 as the lowering sees it."""

import keras
from keras.src.models.functional import Functional

from .framework import Framework
from .functions import Function, Node

ACTIVATIONS = {getattr(keras.activations, name): name for name in (
    "linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "softmax", "leaky_relu",
    "elu", "selu", "softplus", "softsign", "exponential", "mish")}

# Operation class -> (name in `lowering.FUNCTIONS`, names of its call arguments there, attribute -> name there)
OPERATIONS = {
    **{name: (function, ("left", "right"), {}) for name, function in {
        "Add": "add", "Subtract": "subtract", "Multiply": "multiply", "Divide": "divide", "TrueDivide": "divide",
        "Maximum": "maximum", "Minimum": "minimum", "Power": "power"}.items()},
    **{name: (function, ("x",), {}) for name, function in {
        "Relu": "relu", "Relu6": "relu6", "Sigmoid": "sigmoid", "Tanh": "tanh", "HardSigmoid": "hard_sigmoid",
        "Silu": "silu", "HardSilu": "hard_silu", "Selu": "selu", "Softplus": "softplus", "SoftPlus": "softplus",
        "Softsign": "softsign", "SoftSign": "softsign", "Exp": "exponential", "Negative": "negative",
        "Square": "square", "Abs": "absolute", "Absolute": "absolute", "Copy": "identity"}.items()},
    "Elu": ("elu", ("x",), {"alpha": "alpha"}), "LeakyRelu": ("leaky_relu", ("x",), {"negative_slope": "slope"}),
    "Gelu": ("gelu", ("x",), {"approximate": "approximate"}), "Softmax": ("softmax", ("x",), {"axis": "axis"}),
    "Cast": ("cast", ("x",), {"dtype": "dtype"}), "Clip": ("clip", ("x",), {"x_min": "low", "x_max": "high"}),
    **{name: (name.lower(), ("x",), {"axis": "axis", "keepdims": "keepdims"}) for name in ("Mean", "Max", "Sum")},
    "Concatenate": ("concatenate", ("tensors",), {"axis": "axis"}), "Stack": ("stack", ("tensors",), {"axis": "axis"}),
    "Reshape": ("reshape", ("x",), {"newshape": "shape"}), "Squeeze": ("squeeze", ("x",), {"axis": "axis"}),
    "ExpandDims": ("expand_dims", ("x",), {"axis": "axis"}), "Transpose": ("transpose", ("x",), {"axes": "axes"}),
    "GetItem": ("get_item", ("x", "key"), {}), "Flip": ("reverse", ("x",), {"axis": "axis"}),
    "Split": ("split", ("x",), {"indices_or_sections": "sections", "axis": "axis"}),
    "Pad": ("pad", ("x", "value"), {"pad_width": "paddings", "mode": "mode"}),
    "Resize": ("resize", ("x",), {"size": "size", "interpolation": "method"}),
}
# Attributes of `Resize` under which it is more than a plain resize.
PLAIN_RESIZE = {"antialias": False, "crop_to_aspect_ratio": False, "pad_to_aspect_ratio": False}


class Keras3(Framework):
    package = keras
    functional = Functional
    activations = ACTIVATIONS
    title = f"Keras {keras.__version__}"
    version = keras.__version__
    keeps_training = False
    operation_classes = frozenset(OPERATIONS)
    # What a file calls the activations that are known
    activation_words = frozenset(ACTIVATIONS.values()) | {"swish", "hard_swish"}

    def is_symbol(self, leaf):
        return isinstance(leaf, keras.KerasTensor)

    def inputs_of(self, model):
        """The symbols of its inputs; none for a Sequential that was never built."""
        return [] if self.is_sequential(model) and not model.built else list(model.inputs)

    def node_of(self, symbol):
        """The call that makes `symbol`."""
        history = symbol._keras_history
        node = history.operation._inbound_nodes[history.node_index]
        return Node(node.operation, node.arguments.args, node.arguments.kwargs, node.input_tensors, node.outputs)

    def input_name(self, symbol):
        return symbol._keras_history.operation.name

    def model_arguments(self, args):
        """The tensors among a nested model's arguments, in the order of its inputs."""
        return keras.tree.flatten(args)

    def class_name(self, operation):
        """The name of Keras' own layer class; None for others."""
        kind = type(operation)
        own = isinstance(operation, keras.Layer) and kind.__module__.startswith(("keras.src.layers.", "keras.src.applications."))
        return kind.__name__ if own else None

    def described(self, operation):
        return type(operation).__name__

    def function(self, operation, args, kwargs):
        """The called `Function`, or None if it is none that could be written."""
        kind = type(operation)
        if not kind.__module__.startswith("keras.src.ops.") or kind.__name__ not in OPERATIONS:
            return None
        name, parameters, attributes = OPERATIONS[kind.__name__]
        if kind.__name__ == "Resize" and any(getattr(operation, key) != value for key, value in PLAIN_RESIZE.items()):
            return None
        options = {**dict(zip(parameters, args)),
                   **{key: value for key, value in zip(parameters[len(args):], kwargs.values())},
                   **{option: getattr(operation, attribute) for attribute, option in attributes.items()}}
        return Function(name, options)

    def is_layer(self, operation):
        return isinstance(operation, keras.Layer)

    def numpy(self, tensor):
        return keras.ops.convert_to_numpy(tensor)

    def tensor(self, array, dtype):
        return keras.ops.convert_to_tensor(array, dtype=dtype)

    def variables_of(self, layer):
        return layer._trainable_variables + layer._non_trainable_variables

    def run_model(self, model, inputs):
        """The outputs of the model as it was loaded, as a flat list of arrays."""
        feed = [keras.ops.convert_to_tensor(array) for array in inputs]
        structure = getattr(model, "_inputs_struct", None)
        feed = feed[0] if structure is None else keras.tree.pack_sequence_as(structure, feed)
        return [self.numpy(output) for output in keras.tree.flatten(model(feed, training=False))]


KERAS_3 = Keras3()
