"""TensorFlow's functions in a graph of Keras 2 (TFOpLambda), exported as Keras 2 computes them."""

import numpy as np
import pytest
import tensorflow as tf
import tf_keras

from serval_keras.errors import UnsupportedLayerError
from serval_keras.flatten import FlatModel
from serval_keras.loading import load_model
from serval_keras.random_weights import randomise
from serval_keras.reference import check_export

K = tf_keras.backend
SHAPE = (6, 8, 4)

FUNCTIONS = {
    "scaled": lambda x: x / 127.5 - 1, "mixed": lambda x: 1 - (2.0 * x + [1.0, 2, 3, 4]) * 0.5, "negative": lambda x: -x,
    "square": lambda x: x ** 2 + tf.square(x), "tensors": lambda x: x * x + tf.maximum(x, x * 2) - tf.minimum(x, 0.5),
    "limits": lambda x: tf.maximum(tf.clip_by_value(x, -0.5, 0.75), -0.25), "absolute": tf.abs,
    "relu": tf.nn.relu, "hard swish": lambda x: x * tf.nn.relu6(x + 3) / 6, "leaky": lambda x: tf.nn.leaky_relu(x, 0.1),
    "leaky by default": tf.nn.leaky_relu, "silu": tf.nn.silu, "sigmoid": tf.sigmoid, "tanh": tf.tanh, "elu": tf.nn.elu,
    "selu": tf.nn.selu, "softplus": tf.nn.softplus, "gelu": tf.nn.gelu, "softmax": lambda x: tf.nn.softmax(x, axis=1),
    "exp": tf.exp, "hard sigmoid": tf_keras.activations.hard_sigmoid, "mish": tf_keras.activations.mish,
    "mean": lambda x: tf.reduce_mean(x, [1, 2]), "kept mean": lambda x: K.mean(x, axis=[1, 2], keepdims=True),
    "max": lambda x: tf.reduce_max(x, axis=[1, 2]), "sum": lambda x: tf.reduce_sum(x, axis=(1, 2), keepdims=True),
    "reshape": lambda x: tf.reshape(x, [-1, 12, 16]), "flatten": K.batch_flatten, "expand": lambda x: tf.expand_dims(x, 1),
    "squeeze": lambda x: tf.squeeze(tf.expand_dims(x, -1), -1), "transpose": lambda x: tf.transpose(x, [0, 3, 1, 2]),
    "concat": lambda x: tf.concat([x, x * 2], axis=-1), "stack": lambda x: tf.stack([x, -x], axis=1),
    "bgr": lambda x: x[..., ::-1] - 103.9, "bias": lambda x: K.bias_add(x, tf.constant([1.0, 2, 3, 4])),
    "slices": lambda x: x[:, 1:-1, ::2, 1], "channel": lambda x: x[:, :, :, :2], "reverse": lambda x: tf.reverse(x, [-1]),
    "split": lambda x: tf.split(x, 2, axis=-1)[1] + tf.split(x, [1, 3], axis=-1)[0],
    "pad": lambda x: tf.pad(x, [[0, 0], [1, 2], [0, 1], [0, 0]]), "cast": lambda x: tf.cast(x, tf.float32) + tf.identity(x),
    "resize": lambda x: tf.image.resize(x, (12, 8)), "nearest": lambda x: K.resize_images(x, 2, 3, "channels_last"),
    "depth to space": lambda x: tf.nn.depth_to_space(x, 2), "space to depth": lambda x: tf.nn.space_to_depth(x, 2),
}


def chain(function):
    first = tf_keras.Input(SHAPE)
    return tf_keras.Model(first, function(first))


def test_functions(tmp_path):
    """All in one model, from its file."""
    first = tf_keras.Input(SHAPE)
    model = tf_keras.Model(first, [function(first) for function in FUNCTIONS.values()])
    model.save(tmp_path / "x.h5")
    loaded = load_model(str(tmp_path / "x.h5"))
    assert check_export(loaded, FlatModel(loaded)) < 1e-5


def test_functions_from_a_keras_file(tmp_path):
    names = ["scaled", "hard swish", "split", "mean", "concat"]
    first = tf_keras.Input(SHAPE)
    tf_keras.Model(first, [FUNCTIONS[name](first) for name in names]).save(tmp_path / "x.keras")
    loaded = load_model(str(tmp_path / "x.keras"))
    assert check_export(loaded, FlatModel(loaded)) < 1e-5


@pytest.mark.parametrize("function, named", [
    (lambda x: tf.math.cos(x), "tf.math.cos"), (lambda x: tf.reduce_mean(x, -1), "tf.math.reduce_mean"),
    (lambda x: 1 / x, "tf.math.truediv"), (lambda x: tf.image.resize(x, (7, 9)), "tf.image.resize"),
    (lambda x: tf.cast(x, tf.int32), "tf.cast"), (lambda x: tf.nn.silu(x, beta=2.0), "tf.nn.silu"),
    (lambda x: tf.pad(x, [[0, 0], [1, 1], [1, 1], [0, 0]], mode="REFLECT"), "pad"),
])
def test_another_function_is_refused_by_name(function, named):
    with pytest.raises(UnsupportedLayerError, match=named.replace(".", r"\.")):
        FlatModel(chain(function))


@pytest.mark.parametrize("name", ["MobileNetV3Small", "MobileNetV2"])
def test_an_application_of_keras_2(name, tmp_path):
    """MobileNetV3 has its hard sigmoid in functions, and scales its input itself."""
    model = getattr(tf_keras.applications, name)(weights=None, input_shape=(64, 64, 3), classes=5,
                                                 **({"alpha": 0.35} if name == "MobileNetV2" else {}))
    randomise(model, 1, [np.random.default_rng(2).uniform(0, 255, (2, 64, 64, 3)).astype(np.float32)])
    model.save(tmp_path / "x.h5")
    loaded = load_model(str(tmp_path / "x.h5"))
    assert check_export(loaded, FlatModel(loaded)) < 1e-4


def test_operations_of_tensorflow_2_0(tmp_path):
    """TensorFlow 2.0 to 2.3 kept `x / 127.5 - 1` as nodes of its graph."""
    from tf_keras.src.engine.base_layer import TensorFlowOpLayer

    def node(op, name, inputs):
        return {"name": name, "op": op, "input": inputs, "attr": {"T": {"type": "DT_FLOAT"}}}

    first = x = tf_keras.Input((4, 4, 3))
    x = TensorFlowOpLayer(node("RealDiv", "div", ["x", "div/y"]), "div", {1: 127.5})(x)
    x = TensorFlowOpLayer(node("Sub", "sub", ["sub/x", "y"]), "sub", {0: 1.0})(x)
    x = TensorFlowOpLayer(node("Relu6", "relu", ["x"]), "relu")(x)
    tf_keras.Model(first, x).save(tmp_path / "x.h5")
    loaded = load_model(str(tmp_path / "x.h5"))
    flat = FlatModel(loaded)
    assert [layer.class_name for layer in flat.network.layers] == ["InputLayer", "Rescaling", "Rescaling", "Activation"]
    assert check_export(loaded, flat) < 1e-6
