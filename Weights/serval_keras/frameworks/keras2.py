"""Keras 2, the package `tf_keras`, as the lowering sees it. The methods are those of `keras3.Keras3`."""

import numpy as np
import tensorflow as tf
import tf_keras
from tf_keras.src.applications.convnext import LayerScale, StochasticDepth
from tf_keras.src.engine.base_layer import TensorFlowOpLayer
from tf_keras.src.engine.functional import Functional
from tf_keras.src.engine.keras_tensor import KerasTensor
from tf_keras.src.layers.core.tf_op_layer import TFOpLambda

from ..structure import leaves, mapped
from .framework import Framework
from .functions import Function, Node
from .tensorflow_functions import FUNCTIONS, NODES, ONLY


def relu6(x):
    """Keras 2's models of 2017 and 2018 name it as a function of their own."""
    return tf.nn.relu6(x)


def hard_swish(x):
    """As in the models that name it as a function of their own."""
    return x * tf.nn.relu6(x + 3) / 6


# Objects that files name though Keras 2 has none of that name.
CUSTOM_OBJECTS = {"relu6": relu6, "hard_swish": hard_swish, "leaky_relu": tf.nn.leaky_relu,
                  "LayerScale": LayerScale, "StochasticDepth": StochasticDepth,
                  "BatchNormalizationV1": tf_keras.layers.BatchNormalization,
                  "BatchNormalizationV2": tf_keras.layers.BatchNormalization}

# Keras 2's hard_sigmoid is 0.2x + 0.5 between 0 and 1, Keras 3's (x + 3) / 6.
ACTIVATIONS = {
    relu6: "relu6", hard_swish: "hard_silu", tf_keras.activations.hard_sigmoid: "hard_sigmoid_2",
    tf_keras.activations.swish: "silu", tf.nn.relu: "relu", tf.nn.relu6: "relu6", tf.nn.silu: "silu",
    tf.nn.sigmoid: "sigmoid", tf.nn.tanh: "tanh", tf.nn.softmax: "softmax", tf.nn.leaky_relu: "leaky_relu",
    tf.nn.elu: "elu", tf.nn.selu: "selu", tf.nn.softplus: "softplus", tf.nn.softsign: "softsign", tf.nn.gelu: "gelu",
    **{getattr(tf_keras.activations, name): name for name in (
        "linear", "relu", "sigmoid", "tanh", "gelu", "softmax", "elu", "selu", "softplus", "softsign", "exponential",
        "mish")},
}


class Keras2(Framework):
    package = tf_keras
    functional = Functional
    activations = ACTIVATIONS
    title = f"Keras 2 (tf_keras {tf_keras.__version__})"
    version = tf_keras.__version__
    keeps_training = True
    operation_classes = frozenset()
    activation_words = frozenset(function.__name__ for function in ACTIVATIONS) | {"softmax_v2"}

    def is_symbol(self, leaf):
        return isinstance(leaf, KerasTensor)

    def inputs_of(self, model):
        return list(model.inputs or [])

    def node_of(self, symbol):
        history = symbol._keras_history
        node = history.layer._inbound_nodes[history.node_index]
        return Node(node.layer, node.call_args, node.call_kwargs, list(node.keras_inputs), tf.nest.flatten(node.outputs))

    def input_name(self, symbol):
        return symbol._keras_history.layer.name

    def model_arguments(self, args):
        return tf.nest.flatten(args)

    def class_name(self, operation):
        kind = type(operation)
        return kind.__name__ if kind.__module__.startswith(("tf_keras.src.layers.", "tf_keras.src.applications.")) else None

    def described(self, operation):
        if isinstance(operation, TFOpLambda):
            return f"tf.{operation.symbol}"
        if isinstance(operation, TensorFlowOpLayer):
            return f"TensorFlowOpLayer {operation.node_def.op}"
        return type(operation).__name__

    def function(self, operation, args, kwargs):
        if isinstance(operation, TensorFlowOpLayer):
            return node_function(operation, leaves((args, kwargs)))
        if not isinstance(operation, TFOpLambda) or operation.symbol not in FUNCTIONS:
            return None
        name, arguments = FUNCTIONS[operation.symbol]
        given = {**dict(zip(arguments, args)), **kwargs}
        given.pop("name", None)
        options = {}
        for argument, value in given.items():
            if argument in ONLY:
                if value not in ONLY[argument]:
                    return None
            elif argument in arguments:
                options[arguments[argument]] = mapped(plain, value)
            else:
                return None
        return Function(name, options)

    def is_layer(self, operation):
        return not isinstance(operation, (TFOpLambda, TensorFlowOpLayer))

    def numpy(self, tensor):
        return np.asarray(tensor)

    def tensor(self, array, dtype):
        return tf.convert_to_tensor(array, dtype=dtype)

    def variables_of(self, layer):
        return layer._trainable_weights + layer._non_trainable_weights

    def run_model(self, model, inputs):
        types = [symbol.dtype for symbol in model.inputs] if model.inputs else ["float32"] * len(inputs)
        feed = [tf.cast(array, kind) for array, kind in zip(inputs, types)]
        structure = getattr(model, "_nested_inputs", None)
        feed = feed[0] if structure is None else tf.nest.pack_sequence_as(structure, feed)
        return [self.numpy(output) for output in tf.nest.flatten(model(feed, training=False))]


def plain(value):
    """Constants that the file keeps as tensors, as arrays."""
    return value.numpy() if isinstance(value, tf.Tensor) else value


def node_function(operation, inputs):
    """The function of a `TensorFlowOpLayer`: its inputs with the constants put back in their places."""
    node = operation.node_def
    if node.op not in NODES:
        return None
    values = list(inputs)
    for index, constant in sorted(operation.constants.items()):
        values.insert(index, np.asarray(constant))
    name, attributes = NODES[node.op], node.attr
    if name in ("add", "subtract", "multiply", "divide", "maximum", "minimum", "power"):
        return Function(name, {"left": values[0], "right": values[1]})
    if name == "concatenate":
        return Function(name, {"tensors": values[:-1], "axis": int(values[-1])})
    options = {"x": values[0]}
    if name in ("mean", "max", "sum"):
        axis = np.atleast_1d(values[1]).tolist()
        options.update(axis=axis, keepdims=attributes["keep_dims"].b)
    elif name == "cast":
        options["dtype"] = tf.as_dtype(attributes["DstT"].type)
    elif name == "leaky_relu":
        options["slope"] = attributes["alpha"].f
    elif name == "squeeze":
        options["axis"] = list(attributes["squeeze_dims"].list.i) or None
    elif len(values) > 1:
        option = {"reshape": "shape", "transpose": "axes", "reverse": "axis", "expand_dims": "axis"}[name]
        options[option] = np.asarray(values[1]).tolist()
    return Function(name, options)


KERAS_2 = Keras2()
