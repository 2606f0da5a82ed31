"""What a reader of model files refuses, the exporter refuses first."""

import keras
import numpy as np
import pytest

from serval_keras.errors import ExportError
from serval_keras.flatten import FlatModel


def chain(layer, shape=(8, 8, 2)):
    first = keras.Input(shape)
    return keras.Model(first, layer(first))


@pytest.mark.parametrize("layer, message", [
    (lambda k: k.Rescaling(1e39), "scale 1e\\+39, which is not finite as float32"),
    (lambda k: k.Rescaling(1.0, [0.0, 1e300]), "not finite as float32"),
    (lambda k: k.ReLU(max_value=1e39), "max_value 1e\\+39"),
    (lambda k: k.UpSampling2D((5000, 1)), "size \\[5000, 1\\]; at most 4096"),
    (lambda k: k.ZeroPadding2D(20000), "at most 7 axes besides the batch and 536,870,912 elements"),
    (lambda k: k.Reshape((1, 2, 2, 2, 2, 2, 2, 2)), "at most 7 axes"),
])
def test_a_layer_beyond_the_limits_of_a_reader(layer, message):
    with pytest.raises(ExportError, match=message):
        FlatModel(chain(layer(keras.layers)))


def test_a_negative_variance():
    layer = keras.layers.BatchNormalization(name="norm")
    model = chain(layer)
    layer.moving_variance.assign(np.array([1, -1], np.float32))
    with pytest.raises(ExportError, match="Layer 'norm' .* negative variance"):
        FlatModel(model)


def test_a_name_with_control_characters():
    with pytest.raises(ExportError, match="control characters"):
        FlatModel(chain(keras.layers.ReLU(name="a\x1b[31mb")))
