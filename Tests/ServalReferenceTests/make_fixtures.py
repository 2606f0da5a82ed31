#!/usr/bin/env python3
"""Writes Fixtures/keras.json: what Keras computes for small cases of every operator.

    python make_fixtures.py

needs Keras 3 with the TensorFlow backend (pip install tensorflow-cpu keras). The file is committed; run this again only to
add cases. Random numbers come from a generator seeded with the case's name, so that other cases stay as they are.

The file holds one case a line:

    {"name": …, "inputs": [tensor, …], "layers": [layer, …], "output": tensor}

A tensor is {"shape": [with the batch], "values": [row-major]}; a layer is {"class", "config", "weights", "inputs"} with the
classes and keys of Docs/WeightFormat.md, and reads values by number: the inputs come first, then the layers. Beyond that
format "padding" may be [[top, bottom], [left, right]] and "adds_residual" true, the forms that passes produce; Keras computes
them as the separate layers that they stand for.
"""

import json
import os
import zlib

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
os.environ["KERAS_BACKEND"] = "tensorflow"

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers as L  # noqa: E402

CASES = []


class Case:
    """One case under construction: the fixture's layers beside the Keras tensors that they stand for."""

    def __init__(self, name, *input_shapes, low=-2, high=2):
        self.name = name
        self.random = np.random.default_rng(zlib.crc32(name.encode()))
        self.inputs = [self.draw(shape, low, high) for shape in input_shapes]
        self.values = [keras.ops.convert_to_tensor(value) for value in self.inputs]
        self.layers = []
        CASES.append(self)

    def draw(self, shape, low=-1, high=1):
        """Multiples of 1/16: exact in float32 and short in decimal."""
        return (self.random.integers(low * 16, high * 16 + 1, shape) / 16).astype(np.float32)

    def weigh(self, layer, *inputs):
        """Builds a Keras layer and draws its weights; variances are positive."""
        layer.build([i.shape for i in inputs] if len(inputs) > 1 else inputs[0].shape)
        for variable in layer.variables:
            if variable.dtype != "float32":
                continue
            positive = "variance" in variable.path
            variable.assign(self.draw(variable.shape, 0, 2) + 0.0625 if positive else self.draw(variable.shape))
        return layer

    def add(self, class_name, config, layer, inputs=None, weights=(), compute=None):
        """Appends a layer; `weights` maps the fixture's names to the variables of the Keras layer.

        `compute` replaces the call of the layer where a fused form is several Keras layers.
        """
        indices = [len(self.values) - 1] if inputs is None else inputs
        operands = [self.values[i] for i in indices]
        if layer is not None and compute is None:
            if weights:
                self.weigh(layer, *operands)
            self.values.append(layer(operands if len(operands) > 1 else operands[0]))
        else:
            self.values.append(compute(*operands))
        tensors = {name: tensor(keras.ops.convert_to_numpy(getattr(layer, attribute))) for name, attribute in dict(weights).items()}
        self.layers.append({"class": class_name, "config": config, "weights": tensors, "inputs": indices})
        return len(self.values) - 1

    def json(self):
        return {
            "name": self.name,
            "inputs": [tensor(value) for value in self.inputs],
            "layers": self.layers,
            "output": tensor(keras.ops.convert_to_numpy(self.values[-1])),
        }


def tensor(array):
    # str() of a numpy float32 is the shortest decimal that reads back as the same float32.
    values = [float(str(value)) for value in np.asarray(array, np.float32).ravel()]
    return {"shape": list(array.shape), "values": [int(v) if v == int(v) and abs(v) < 1e6 else v for v in values]}


RELU6 = {"class": "ReLU", "max_value": 6}


def keras_activation(activation):
    if isinstance(activation, dict):
        options = {k: v for k, v in activation.items() if k != "class"}
        return lambda x: keras.activations.relu(x, **options)
    if activation == "gelu_tanh":
        return lambda x: keras.activations.gelu(x, approximate=True)
    if activation == "gelu":
        return lambda x: keras.activations.gelu(x, approximate=False)
    return keras.activations.get(activation)


def window_config(strides, dilation, padding, activation):
    return {"strides": strides, "dilation_rate": dilation, "padding": padding, "activation": activation}


def keras_padding(padding):
    return padding if isinstance(padding, str) else "valid"


def padded(padding):
    """The zero padding that precedes a layer of the fused form."""
    return (lambda x: x) if isinstance(padding, str) else L.ZeroPadding2D(padding)


def bias_weights(use_bias):
    return [("bias", "bias")] if use_bias else []


def conv(case, filters, window, strides=(1, 1), dilation=(1, 1), padding="same", groups=1, activation="linear", bias=True,
         inputs=None, residual=None):
    both = max(strides) > 1 and max(dilation) > 1
    layer = L.Conv2D(filters, window, (1, 1) if both else strides, keras_padding(padding), dilation_rate=dilation,
                     groups=groups, use_bias=bias)
    config = window_config(strides, dilation, padding, activation) | {"groups": groups}
    sources = [len(case.values) - 1] if inputs is None else inputs
    if residual is not None:
        config["adds_residual"] = True
        sources = [sources[0], residual]
    function = keras_activation(activation)

    def compute(x, r=None):
        x = padded(padding)(x)
        case.weigh(layer, x)
        y = conv_strided(layer, strides, x) if both else layer(x)
        return function(y if r is None else L.Add()([y, r]))

    return case.add("Conv2D", config, layer, sources, [("kernel", "kernel")] + bias_weights(bias), compute)


def conv_strided(layer, strides, x):
    """TensorFlow's operation itself: Keras' layer refuses strides and dilation together, the operation does not."""
    import tensorflow as tf

    y = tf.nn.conv2d(x, layer.kernel, strides, layer.padding.upper(), dilations=layer.dilation_rate)
    return y if layer.bias is None else y + layer.bias


def depthwise(case, window, multiplier=1, strides=(1, 1), dilation=(1, 1), padding="same", activation="linear", bias=True):
    layer = L.DepthwiseConv2D(
        window, strides, keras_padding(padding), depth_multiplier=multiplier, dilation_rate=dilation, use_bias=bias)
    function = keras_activation(activation)

    def compute(x):
        x = padded(padding)(x)
        return function(depthwise_any(case.weigh(layer, x), x))

    return case.add("DepthwiseConv2D", window_config(strides, dilation, padding, activation), layer, None,
                    [("kernel", "kernel")] + bias_weights(bias), compute)


def depthwise_any(layer, x):
    """The layer, or for strides that differ in height and width, which TensorFlow lacks on the CPU, the same at their
    common stride 1 followed by the choice of rows and columns."""
    (rows, columns) = layer.strides
    if rows == columns:
        return layer(x)
    unstrided = L.DepthwiseConv2D(
        layer.kernel_size, 1, "valid", depth_multiplier=layer.depth_multiplier, dilation_rate=layer.dilation_rate,
        use_bias=layer.use_bias)
    pads = [(0, 0)]
    for axis in range(2):
        size, stride = x.shape[1 + axis], layer.strides[axis]
        effective = (layer.kernel_size[axis] - 1) * layer.dilation_rate[axis] + 1
        total = max((-(-size // stride) - 1) * stride + effective - size, 0) if layer.padding == "same" else 0
        pads.append((total // 2, total - total // 2))
    x = keras.ops.pad(x, pads + [(0, 0)])
    unstrided.build(x.shape)
    unstrided.set_weights(layer.get_weights())
    return unstrided(x)[:, ::rows, ::columns, :]


def separable(case, filters, window, multiplier=1, strides=(1, 1), dilation=(1, 1), padding="same", activation="linear",
              bias=True):
    layer = L.SeparableConv2D(
        filters, window, strides, keras_padding(padding), depth_multiplier=multiplier, dilation_rate=dilation, use_bias=bias)
    function = keras_activation(activation)

    def compute(x):
        x = padded(padding)(x)
        return function(case.weigh(layer, x)(x))

    return case.add("SeparableConv2D", window_config(strides, dilation, padding, activation), layer, None,
                    [("depthwise_kernel", "depthwise_kernel"), ("pointwise_kernel", "pointwise_kernel")]
                    + bias_weights(bias), compute)


def batch_norm(case, axis=-1, epsilon=1e-3, scale=True, center=True):
    layer = L.BatchNormalization(axis=axis, epsilon=epsilon, scale=scale, center=center)
    weights = [("moving_mean", "moving_mean"), ("moving_variance", "moving_variance")]
    weights += [("gamma", "gamma")] if scale else []
    weights += [("beta", "beta")] if center else []
    rank = len(case.values[-1].shape)
    return case.add("BatchNormalization", {"axis": axis % rank, "epsilon": epsilon}, layer, None, weights)


def activation(case, name, inputs=None):
    return case.add("Activation", {"activation": name}, L.Activation(keras_activation(name)), inputs)


def relu(case, **options):
    return case.add("ReLU", options, L.ReLU(**options))


def merge(case, class_name, inputs):
    return case.add(class_name, {}, getattr(L, class_name)(), inputs)


def pool(case, kind, window, strides, padding):
    layer = getattr(L, f"{kind}Pooling2D")(window, strides, padding)
    return case.add(f"{kind}Pooling2D", {"pool_size": window, "strides": strides, "padding": padding}, layer)


def dense(case, units, activation="linear", bias=True):
    layer = L.Dense(units, activation=keras_activation(activation), use_bias=bias)
    return case.add("Dense", {"activation": activation}, layer, None, [("kernel", "kernel")] + bias_weights(bias))


def label(*parts):
    return " ".join("x".join(map(str, p)) if isinstance(p, (tuple, list)) else str(p) for p in parts)


def convolutions():
    for (height, width, channels, filters, window, strides, dilation, padding) in [
        (4, 4, 1, 1, (1, 1), (1, 1), (1, 1), "valid"),
        (3, 4, 3, 5, (1, 1), (1, 1), (1, 1), "same"),
        (5, 4, 2, 3, (1, 1), (2, 2), (1, 1), "same"),
        (5, 5, 2, 3, (3, 3), (1, 1), (1, 1), "same"),
        (5, 5, 2, 3, (3, 3), (1, 1), (1, 1), "valid"),
        (6, 5, 3, 2, (3, 3), (2, 2), (1, 1), "same"),
        (6, 5, 3, 2, (3, 3), (2, 2), (1, 1), "valid"),
        (7, 8, 1, 2, (3, 3), (3, 3), (1, 1), "same"),
        (7, 8, 1, 2, (2, 4), (1, 3), (1, 1), "same"),
        (7, 6, 2, 1, (2, 2), (1, 1), (1, 1), "same"),
        (7, 4, 1, 2, (5, 1), (2, 1), (1, 1), "same"),
        (4, 7, 1, 2, (1, 7), (1, 2), (1, 1), "same"),
        (2, 3, 1, 1, (7, 7), (1, 1), (1, 1), "same"),
        (2, 3, 1, 2, (5, 5), (2, 2), (1, 1), "same"),
        (7, 6, 1, 2, (3, 3), (1, 1), (2, 2), "same"),
        (7, 6, 1, 2, (3, 3), (1, 1), (2, 1), "valid"),
        (7, 8, 1, 2, (2, 2), (1, 1), (3, 2), "same"),
        (8, 7, 1, 2, (3, 3), (2, 2), (2, 2), "same"),
        (8, 9, 1, 2, (3, 2), (3, 2), (2, 3), "valid"),
    ]:
        conv(Case(label("Conv2D", (height, width, channels), "filters", filters, "window", window, "strides", strides,
                        "dilation", dilation, padding), (1, height, width, channels)),
             filters, window, strides, dilation, padding)
    conv(Case("Conv2D without bias, batch 2", (2, 3, 4, 2)), 3, (3, 3), bias=False)
    conv(Case("Conv2D in 2 groups, batch 2", (2, 4, 3, 4)), 6, (3, 3), groups=2)
    conv(Case("Conv2D in 3 groups of one channel, strides 2", (1, 5, 4, 3)), 6, (3, 3), (2, 2), groups=3)
    conv(Case("Conv2D pointwise in 4 groups", (1, 2, 3, 8)), 4, (1, 1), groups=4)
    for name in ["relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "gelu_tanh", RELU6,
                 {"class": "ReLU", "negative_slope": 0.125}]:
        conv(Case(f"Conv2D with {name}", (1, 3, 3, 2), low=-4, high=4), 2, (2, 2), activation=name)
    for insets in ([[0, 1], [0, 1]], [[1, 1], [1, 1]], [[2, 0], [1, 3]]):
        conv(Case(label("Conv2D after padding", *insets, "strides 2"), (1, 5, 4, 2)), 2, (3, 3), (2, 2), padding=insets,
             activation="relu6")
    conv(Case("Conv2D with a residual, linear", (2, 3, 4, 3), (2, 3, 4, 4)), 4, (1, 1), inputs=[0], residual=1)
    conv(Case("Conv2D with a residual before relu6", (1, 3, 3, 3), (1, 3, 3, 5)), 5, (3, 3), inputs=[0], residual=1,
         activation="relu6")


def depthwise_convolutions():
    for (height, width, channels, multiplier, window, strides, dilation, padding) in [
        (4, 4, 1, 1, (1, 1), (1, 1), (1, 1), "same"),
        (5, 4, 3, 1, (3, 3), (1, 1), (1, 1), "same"),
        (5, 4, 3, 1, (3, 3), (1, 1), (1, 1), "valid"),
        (6, 5, 3, 1, (3, 3), (2, 2), (1, 1), "same"),
        (5, 6, 3, 1, (3, 3), (2, 2), (1, 1), "valid"),
        (5, 6, 2, 2, (3, 3), (1, 1), (1, 1), "same"),
        (5, 4, 2, 3, (2, 2), (2, 2), (1, 1), "same"),
        (7, 6, 2, 1, (5, 5), (2, 2), (1, 1), "same"),
        (7, 8, 2, 1, (7, 7), (1, 1), (1, 1), "same"),
        (7, 8, 2, 1, (5, 3), (3, 3), (1, 1), "same"),
        (7, 6, 2, 2, (3, 3), (2, 1), (1, 1), "same"),
        (5, 8, 2, 1, (3, 3), (1, 3), (1, 1), "valid"),
        (7, 6, 2, 1, (3, 3), (1, 1), (2, 2), "same"),
        (7, 8, 2, 2, (3, 3), (1, 1), (2, 3), "valid"),
        (8, 7, 2, 1, (3, 3), (2, 2), (2, 2), "same"),
    ]:
        depthwise(Case(label("DepthwiseConv2D", (height, width, channels), "multiplier", multiplier, "window", window,
                             "strides", strides, "dilation", dilation, padding), (1, height, width, channels)),
                  window, multiplier, strides, dilation, padding)
    depthwise(Case("DepthwiseConv2D without bias, batch 2", (2, 4, 3, 3)), (3, 3), bias=False)
    for name in ["relu", "relu6", "sigmoid", "hard_silu", "silu", {"class": "ReLU", "max_value": 1.5}]:
        depthwise(Case(f"DepthwiseConv2D with {name}", (1, 3, 3, 2)), (3, 3), activation=name)
    for insets in ([[0, 1], [0, 1]], [[2, 2], [2, 2]], [[0, 3], [1, 2]]):
        depthwise(Case(label("DepthwiseConv2D after padding", *insets, "strides 2"), (1, 5, 4, 2)), (3, 3), 1, (2, 2),
                  padding=insets, activation="relu")

    for (channels, multiplier, filters, window, strides, dilation, padding) in [
        (3, 1, 4, (3, 3), (1, 1), (1, 1), "same"),
        (2, 2, 3, (3, 3), (2, 2), (1, 1), "same"),
        (2, 3, 1, (5, 5), (2, 2), (1, 1), "same"),
        (2, 1, 3, (3, 3), (1, 1), (2, 2), "valid"),
        (1, 1, 2, (7, 7), (1, 1), (1, 1), "same"),
    ]:
        separable(Case(label("SeparableConv2D", channels, "multiplier", multiplier, "filters", filters, "window", window,
                             "strides", strides, "dilation", dilation, padding), (1, 7, 6, channels)),
                  filters, window, multiplier, strides, dilation, padding)
    separable(Case("SeparableConv2D with relu without bias, batch 2", (2, 4, 3, 3)), 2, (3, 3), activation="relu", bias=False)
    separable(Case("SeparableConv2D after padding", (1, 4, 5, 2)), 3, (3, 3), strides=(2, 2), padding=[[0, 1], [2, 1]])


def elementwise():
    for name in ["linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "gelu_tanh"]:
        activation(Case(f"Activation {name}", (2, 3, 1, 7), low=-8, high=8), name)
    activation(Case("Activation sigmoid of large values", (1, 9), low=-90, high=90), "sigmoid")
    activation(Case("Activation silu of large values", (1, 9), low=-90, high=90), "silu")
    for options in [{}, {"max_value": 2.5}, {"negative_slope": 0.25}, {"threshold": 1.5},
                    {"max_value": 6, "negative_slope": 0.125}, {"max_value": 4, "threshold": 1},
                    {"max_value": 3, "negative_slope": 0.5, "threshold": 1},
                    {"negative_slope": 0.1, "threshold": 0.5}, {"max_value": 0}]:
        relu(Case(f"ReLU {options}", (1, 4, 5), low=-8, high=8), **options)
    slope = Case("LeakyReLU as ReLU", (1, 3, 4), low=-4, high=4)
    slope.add("ReLU", {"negative_slope": 0.3}, L.LeakyReLU(negative_slope=0.3))
    for (shape, shared) in [((2, 3, 4, 2), None), ((2, 3, 4, 2), [1, 2]), ((1, 3, 4, 2), [1]), ((1, 3, 4, 2), [3]),
                            ((2, 5), None), ((1, 3, 4), [1])]:
        prelu = Case(label("PReLU", shape, "shared", shared), shape)
        prelu.add("PReLU", {}, L.PReLU(shared_axes=shared), None, [("alpha", "alpha")])
    for (scale, offset) in [(0.00392156862745098, 0), (0.00784313725490196, -1.0), (2.5, [0.5, -1.0, 3.0]),
                            ([0.5, 0.25, 2.0], [-1.0, 0.0, 1.0])]:
        rescaling = Case(label("Rescaling", scale, offset), (2, 2, 3, 3), low=0, high=255)
        rescaling.add("Rescaling", {"scale": scale, "offset": offset}, L.Rescaling(scale, offset))
    for (shape, axis, invert) in [((2, 2, 3, 3), -1, False), ((2, 2, 3, 3), -1, True), ((2, 2, 3, 3), None, False),
                                  ((2, 2, 3, 3), (1, 3), False), ((2, 4), -1, False)]:
        case = Case(label("Normalization", shape, "axis", axis, "invert" if invert else ""), shape)
        layer = L.Normalization(axis=axis, invert=invert)
        layer.build(shape)
        mean = case.draw(layer._mean_and_var_shape)
        variance = np.maximum(case.draw(layer._mean_and_var_shape, 0, 2), 0.0625).astype(np.float32)
        layer = L.Normalization(axis=axis, invert=invert, mean=mean, variance=variance)
        case.add("Normalization", {"invert": invert}, layer)
        case.layers[-1]["weights"] = {"mean": tensor(keras.ops.convert_to_numpy(layer.mean)), "variance": tensor(keras.ops.convert_to_numpy(layer.variance))}
    case = Case("Normalization of zero variance", (1, 2, 3))
    layer = L.Normalization(mean=[0.5, 0, -1], variance=[1, 0, 0.25])
    case.add("Normalization", {"invert": False}, layer)
    case.layers[-1]["weights"] = {"mean": tensor(keras.ops.convert_to_numpy(layer.mean)), "variance": tensor(keras.ops.convert_to_numpy(layer.variance))}

    for (shape, axis, epsilon, scale, center) in [
        ((2, 2, 3, 3), -1, 1e-3, True, True), ((1, 3, 2, 4), -1, 1e-5, False, True), ((1, 3, 2, 4), -1, 1e-3, True, False),
        ((1, 2, 2, 2), -1, 0.1, False, False), ((2, 3, 2, 2), 1, 1e-3, True, True), ((1, 2, 3, 2), 2, 1e-3, True, True),
        ((3, 5), -1, 1e-3, True, True), ((2, 3, 4), 1, 1e-3, True, True),
    ]:
        batch_norm(Case(label("BatchNormalization", shape, "axis", axis, "epsilon", epsilon, scale, center), shape),
                   axis, epsilon, scale, center)
    for (shape, axis, epsilon, scale, center) in [
        ((2, 2, 3, 5), -1, 1e-3, True, True), ((1, 3, 2, 4), [1, 2, 3], 1e-6, True, True), ((2, 3, 4), [1, 2], 0.1, False, True),
        ((2, 7), -1, 1e-3, True, False), ((1, 2, 3, 4), [2, 3], 1e-3, False, False),
    ]:
        layer = L.LayerNormalization(axis=axis, epsilon=epsilon, scale=scale, center=center)
        case = Case(label("LayerNormalization", shape, "axis", axis, "epsilon", epsilon, scale, center), shape)
        first = axis[0] if isinstance(axis, list) else axis % len(shape)
        weights = [("gamma", "gamma")] * scale + [("beta", "beta")] * center
        case.add("LayerNormalization", {"axis": first, "epsilon": epsilon}, layer, None, weights)
    for (shape, axis) in [((2, 5), -1), ((1, 2, 3, 4), -1), ((2, 3, 2, 2), 1), ((1, 2, 3, 2), 2), ((2, 3, 4), 1)]:
        case = Case(label("Softmax", shape, "axis", axis), shape, low=-8, high=8)
        case.add("Softmax", {"axis": axis % len(shape)}, L.Softmax(axis=axis))
    case = Case("Softmax of large values", (2, 6), low=-4000, high=4000)
    case.add("Softmax", {"axis": 1}, L.Softmax())


def combinations():
    for name in ["Add", "Subtract", "Multiply", "Maximum", "Minimum", "Average"]:
        merge(Case(f"{name} of two maps, batch 2", (2, 2, 3, 3), (2, 2, 3, 3)), name, [0, 1])
        merge(Case(f"{name} of a map and a vector a map", (2, 2, 3, 3), (2, 1, 1, 3)), name, [0, 1])
        if name != "Subtract":
            merge(Case(f"{name} of three", (2, 5), (2, 5), (2, 5)), name, [0, 1, 2])
    merge(Case("Multiply of gates first", (2, 1, 1, 3), (2, 2, 3, 3)), "Multiply", [0, 1])
    merge(Case("Subtract of a row and a column", (1, 3, 1, 2), (1, 1, 4, 2)), "Subtract", [0, 1])
    merge(Case("Add of a map and one channel", (1, 3, 2, 4), (1, 3, 2, 1)), "Add", [0, 1])
    # A batch of 2 beside 3 rows and 4 channels: Keras' addition takes one value an image for a bias, and adds it along
    # the channels or rows, when their number is that of the images.
    merge(Case("Average of three that broadcast", (2, 3, 1, 4), (2, 1, 2, 4), (2, 1, 1, 1)), "Average", [0, 1, 2])
    merge(Case("Multiply of a map and a vector of lower rank, batch 2", (2, 2, 3, 4), (2, 4)), "Multiply", [0, 1])
    merge(Case("Subtract of a vector of lower rank and a map, batch 2", (2, 4), (2, 2, 3, 4)), "Subtract", [0, 1])
    merge(Case("Add of ranks 2, 3 and 4", (2, 4), (2, 3, 1), (2, 2, 1, 4)), "Add", [0, 1, 2])
    merge(Case("Add of one value to itself", (2, 3)), "Add", [0, 0])
    for (shapes, axis) in [
        ([(2, 2, 3, 1), (2, 2, 3, 4), (2, 2, 3, 2)], 3), ([(1, 2, 3, 2), (1, 4, 3, 2)], 1),
        ([(2, 2, 1, 2), (2, 2, 3, 2)], 2), ([(2, 3), (2, 1)], 1), ([(1, 2, 3), (1, 2, 3)], 2),
        ([(1, 2, 3), (2, 2, 3)], 0),
    ]:
        case = Case(label("Concatenate", *shapes, "axis", axis), *shapes)
        case.add("Concatenate", {"axis": axis}, None, list(range(len(shapes))),
                 compute=lambda *x, axis=axis: keras.ops.concatenate(x, axis=axis))


def maps():
    for kind in ["Average", "Max"]:
        for (height, width, window, strides, padding) in [
            (4, 5, (2, 2), (2, 2), "valid"), (5, 5, (2, 2), (2, 2), "same"), (5, 4, (3, 3), (1, 1), "same"),
            (6, 5, (3, 3), (2, 2), "same"), (6, 5, (3, 3), (2, 2), "valid"), (7, 7, (5, 5), (3, 3), "same"),
            (3, 7, (1, 3), (1, 2), "same"), (5, 4, (1, 1), (2, 2), "same"), (2, 2, (7, 7), (1, 1), "same"),
            (7, 5, (2, 3), (3, 1), "valid"),
        ]:
            pool(Case(label(f"{kind}Pooling2D", (height, width), "window", window, "strides", strides, padding),
                      (2, height, width, 2)), kind, window, strides, padding)
        # Below zero throughout, so that a padding of zeros would win a maximum.
        pool(Case(f"{kind}Pooling2D of negative values", (1, 3, 3, 2), low=-3, high=-1), kind, (3, 3), (1, 1), "same")
        layer_class = getattr(L, f"Global{kind}Pooling2D")
        case = Case(f"Global{kind}Pooling2D of negative values", (1, 3, 2, 3), low=-3, high=-1)
        case.add(f"Global{kind}Pooling2D", {"keepdims": False}, layer_class())
        for keeps in [False, True]:
            case = Case(f"Global{kind}Pooling2D keepdims {keeps}", (2, 3, 5, 3))
            case.add(f"Global{kind}Pooling2D", {"keepdims": keeps}, layer_class(keepdims=keeps))
    for insets in ([[1, 1], [1, 1]], [[0, 1], [2, 3]]):
        case = Case(label("ZeroPadding2D", *insets), (2, 2, 3, 2))
        case.add("ZeroPadding2D", {"padding": insets}, L.ZeroPadding2D(insets))
        case = Case(label("Cropping2D", *insets), (2, 5, 7, 2))
        case.add("Cropping2D", {"cropping": insets}, L.Cropping2D(insets))
    for interpolation in ["nearest", "bilinear"]:
        for (shape, size) in [((1, 2, 3, 2), (2, 2)), ((2, 3, 2, 1), (3, 3)), ((1, 2, 2, 2), (2, 5)), ((1, 1, 4, 1), (4, 1)),
                              ((1, 3, 2, 2), (1, 1))]:
            case = Case(label("UpSampling2D", interpolation, shape, "size", size), shape)
            case.add("UpSampling2D", {"size": size, "interpolation": interpolation},
                     L.UpSampling2D(size, interpolation=interpolation))


def shapes():
    for shape in [(2, 2, 3, 2), (2, 3, 2), (2, 4), (3,)]:
        case = Case(label("Flatten", shape), shape)
        case.add("Flatten", {}, L.Flatten())
    for (shape, target) in [((2, 2, 3, 2), (6, 2)), ((2, 12), (2, -1, 3)), ((2, 2, 3, 2), (-1,)), ((2, 4), (1, 1, 4)),
                            ((1, 2, 3), (3, 2))]:
        case = Case(label("Reshape", shape, "to", target), shape)
        case.add("Reshape", {"target_shape": target}, L.Reshape(target))
    for (shape, dims) in [((2, 2, 3, 4), (3, 1, 2)), ((2, 2, 3, 4), (2, 1, 3)), ((2, 3, 4), (2, 1)), ((2, 4), (1,)),
                          ((1, 2, 3, 2), (3, 2, 1))]:
        case = Case(label("Permute", shape, "by", dims), shape)
        case.add("Permute", {"dims": dims}, L.Permute(dims))
    for (shape, units, name, bias) in [
        ((1, 5), 3, "linear", True), ((3, 7), 4, "relu", True), ((2, 4), 5, "linear", False), ((2, 3, 4), 2, "tanh", True),
        ((2, 2, 3, 4), 3, "hard_silu", True), ((1, 1), 1, "sigmoid", True), ((2, 6), 3, RELU6, False),
    ]:
        dense(Case(label("Dense", shape, "units", units, name, "" if bias else "without bias"), shape), units, name, bias)
    case = Case("Identity", (2, 3))
    case.add("Identity", {}, L.Dropout(0.5))


def networks():
    """Several layers at a time, with branches that meet again."""
    case = Case("Inverted residual with squeeze and excitation", (2, 5, 4, 3))
    conv(case, 6, (1, 1), bias=False)
    batch_norm(case)
    expanded = activation(case, "hard_silu")
    depthwise(case, (3, 3), bias=False)
    batch_norm(case)
    gated = relu(case, max_value=6)
    case.add("GlobalAveragePooling2D", {"keepdims": True}, L.GlobalAveragePooling2D(keepdims=True))
    conv(case, 2, (1, 1), activation="relu")
    gate = conv(case, 6, (1, 1), activation="hard_sigmoid")
    merge(case, "Multiply", [gated, gate])
    projected = conv(case, 3, (1, 1), bias=False)
    merge(case, "Add", [0, projected])
    flat = case.add("Flatten", {}, L.Flatten())
    dense(case, 4, "linear")
    case.add("Softmax", {"axis": 1}, L.Softmax())

    case = Case("Two inputs, separable branches, concatenated", (1, 6, 5, 2), (1, 3, 3, 2))
    case.add("Activation", {"activation": "relu"}, L.Activation("relu"), [0])
    left = separable(case, 2, (5, 5), strides=(2, 2))
    case.add("AveragePooling2D", {"pool_size": [3, 3], "strides": [2, 2], "padding": "same"},
             L.AveragePooling2D((3, 3), (2, 2), "same"), [0])
    right = len(case.values) - 1
    joined = merge(case, "Add", [left, right])
    case.add("Concatenate", {"axis": 3}, L.Concatenate(axis=3), [joined, 1])


def main():
    convolutions()
    depthwise_convolutions()
    elementwise()
    combinations()
    maps()
    shapes()
    networks()
    names = [case.name for case in CASES]
    assert len(names) == len(set(names)), [name for name in names if names.count(name) > 1]
    lines = [json.dumps(case.json(), separators=(",", ":")) for case in CASES]
    header = json.dumps({"keras_version": keras.__version__})[1:-1]
    path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Fixtures", "keras.json")
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write("{" + header + ',"cases":[\n' + ",\n".join(lines) + "\n]}\n")
    print(f"{len(CASES)} cases, {os.path.getsize(path)} bytes")


if __name__ == "__main__":
    main()
