"""What cannot be written is refused by layer, class and reason, with what is supported."""

import keras
import pytest

from serval_keras.errors import UnsupportedLayerError
from serval_keras.flatten import FlatModel

IMAGE = (8, 8, 4)


class Doubling(keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2


class Wider(keras.layers.Conv2D):
    pass


class Subclassed(keras.Model):
    def __init__(self):
        super().__init__()
        self.top = keras.layers.Dense(2)

    def call(self, inputs):
        return self.top(inputs)


def chain(layer, shape=IMAGE):
    first = keras.Input(shape)
    return keras.Model(first, layer(first))


@pytest.mark.parametrize("layer, shape, class_name, reason, supported", [
    (lambda k: k.Conv2D(2, 3, data_format="channels_first", name="bad"), IMAGE, "Conv2D", "channels_first", "channels_last"),
    (lambda k: k.MaxPooling2D(data_format="channels_first", name="bad"), IMAGE, "MaxPooling2D", "channels_first",
     "channels_last"),
    (lambda k: k.Conv2D(2, 3, activation="log_softmax", name="bad"), IMAGE, "Conv2D", "log_softmax", "hard_silu"),
    (lambda k: k.Dense(2, activation=lambda x: x * 2, name="bad"), IMAGE, "Dense", "<lambda>", "relu6"),
    (lambda k: k.Activation("celu", name="bad"), IMAGE, "Activation", "celu", "gelu"),
    (lambda k: k.Conv2D(2, 3, activation=keras.layers.PReLU(), name="bad"), IMAGE, "Conv2D", "PReLU", "LeakyReLU"),
    (lambda k: k.UpSampling2D(interpolation="bicubic", name="bad"), IMAGE, "UpSampling2D", "bicubic", "bilinear"),
    (lambda k: k.Softmax(axis=(1, 2), name="bad"), IMAGE, "Softmax", r"\[1, 2\]", "one axis"),
    (lambda k: k.Conv2DTranspose(2, 3, dilation_rate=2, name="bad"), IMAGE, "Conv2DTranspose", "dilated", "dilation_rate=1"),
    (lambda k: k.Resizing(12, 12, name="bad"), IMAGE, "Resizing", "8 x 8 to 12 x 12", "--input-size 12x12"),
    (lambda k: k.LayerNormalization(axis=1, name="bad"), IMAGE, "LayerNormalization", r"axes \[1\]", "the last axes"),
    (lambda k: k.GroupNormalization(2, axis=1, name="bad"), IMAGE, "GroupNormalization", "axis 1", "the last axis"),
    (lambda k: k.UnitNormalization(name="bad"), IMAGE, "UnitNormalization", "not supported", "BatchNormalization"),
    (lambda k: k.Conv3D(2, 3, name="bad"), (8, 8, 8, 4), "Conv3D", "not supported", "Conv2D"),
    (lambda k: k.LSTM(2, name="bad"), (8, 4), "LSTM", "not supported", "Dense"),
    (lambda k: k.Lambda(lambda x: x, output_shape=IMAGE, name="bad"), IMAGE, "Lambda", "Python code", "Rescaling"),
    (lambda k: Doubling(name="bad"), IMAGE, "Doubling", "not supported", "Rescaling"),
    (lambda k: Wider(2, 3, name="bad"), IMAGE, "Wider", "not supported", "Conv2D"),
])
def test_a_layer_is_refused(layer, shape, class_name, reason, supported):
    with pytest.raises(UnsupportedLayerError, match=rf"Layer 'bad' \({class_name}\): .*{reason}.* Supported: .*{supported}"):
        FlatModel(chain(layer(keras.layers), shape))


@pytest.mark.parametrize("function, class_name", [
    (lambda x: keras.ops.cos(x), "Cos"),
    (lambda x: 1.0 / x, "TrueDivide"),
    (lambda x: x / x, "TrueDivide"),
    (lambda x: x ** 3, "Power"),
    (lambda x: keras.ops.clip(x, 1, 1), "Clip"),
    (lambda x: keras.ops.maximum(x, float("inf")), "Maximum"),
    (lambda x: keras.ops.minimum(x, keras.ops.array([1.0, 2.0, 3.0, 4.0])), "Minimum"),
    (lambda x: keras.ops.mean(x, axis=-1), "Mean"),
    (lambda x: keras.ops.transpose(x, (1, 0, 2, 3)), "Transpose"),
    (lambda x: keras.ops.reshape(x, (1, -1, 4)), "Reshape"),
    (lambda x: keras.ops.concatenate([x, x], axis=0), "Concatenate"),
    (lambda x: x * keras.ops.ones((8, 8, 4)), "Multiply"),
    (lambda x: x + float("inf"), "Add"),
    (lambda x: keras.ops.cumsum(x, axis=-1), "Cumsum"),
    (lambda x: x[:, ::-1], "GetItem"),
])
def test_an_operation_is_refused(function, class_name):
    with pytest.raises(UnsupportedLayerError, match=rf"\({class_name}\): .*Supported: "):
        FlatModel(chain(function))


def test_a_subclassed_model_is_refused_alone_and_nested():
    model = Subclassed()
    model.build((None, 4))
    with pytest.raises(UnsupportedLayerError, match="not a graph of layers"):
        FlatModel(model)
    first = keras.Input((4,))
    with pytest.raises(UnsupportedLayerError, match="not a graph of layers"):
        FlatModel(keras.Model(first, Subclassed()(first)))


def test_a_layer_inside_a_nested_model_is_named_by_its_path():
    inner = chain(keras.layers.UnitNormalization(name="bad"))
    inner.name = "inner"
    with pytest.raises(UnsupportedLayerError, match="Layer 'inner/bad'"):
        FlatModel(chain(inner))
