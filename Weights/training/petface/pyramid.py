"""MobileNetV2 with a top-down path (feature pyramid: Lin et al., CVPR 2017), the body of both face networks.

Depthwise-separable blocks, nearest upsampling and sums alone, so that places survive and the engine runs them fast.
"""

import keras

from . import hdf5, safetensors
from .fused_norm import fuse
from .model import batch_norms


def norm_relu(x, name):
    return keras.layers.ReLU(name=f"{name}_relu")(keras.layers.BatchNormalization(name=f"{name}_bn")(x))


def pointwise(x, filters, name):
    return norm_relu(keras.layers.Conv2D(filters, 1, use_bias=False, name=name)(x), name)


def separable(x, filters, name):
    x = keras.layers.DepthwiseConv2D(3, padding="same", use_bias=False, name=f"{name}_depthwise")(x)
    return pointwise(norm_relu(x, f"{name}_depthwise"), filters, name)


def lower(x, lateral, filters, name):
    """One step down: the map at twice the resolution, with the backbone's features of that resolution added."""
    channels = x.shape[-1]
    x = keras.layers.UpSampling2D(2, name=f"{name}_up")(x)
    x = keras.layers.Add(name=f"{name}_add")([x, pointwise(lateral, channels, f"{name}_lateral")])
    return separable(x, filters, name)


def body(size):
    """The input, the backbone's last features (stride 32), the map of stride 8, and a look-up of the backbone's features."""
    base = keras.applications.MobileNetV2(input_shape=(size, size, 3), alpha=1.0, include_top=False, weights=None)
    at = lambda name: base.get_layer(name).output
    top = at("block_16_project_BN")
    x = pointwise(top, 128, "stride32")
    x = lower(x, at("block_13_expand_relu"), 96, "stride16")
    x = lower(x, at("block_6_expand_relu"), 96, "stride8")
    return base.input, top, x, at


def finish(model, plain, momentum=0.98):
    """Batch norms for training, or Keras' own for delivery (`plain`)."""
    for layer in batch_norms(model):
        layer.momentum = 0.999 if plain else momentum
        if not plain:
            fuse(layer)
    return model


def load_init(model, path):
    """Starts from a run's own *.weights.h5, or from whatever layers of the same name and shapes another file holds.

    That may be a delivered *.keras, a model file of Serval (*.safetensors), or an ImageNet backbone's *.h5.
    """
    if path.endswith(".weights.h5"):
        model.load_weights(path)
        return
    if path.endswith(".keras"):
        other = keras.models.load_model(path, compile=False)
        found = {layer.name: dict(zip((w.name for w in layer.weights), layer.get_weights())) for layer in other.layers}
    else:
        found = safetensors.layers(path) if path.endswith(".safetensors") else hdf5.layers(path)
    taken = 0
    for layer in model.layers:
        values = [found.get(layer.name, {}).get(w.name) for w in layer.weights]
        if values and all(v is not None and v.shape == tuple(w.shape) for v, w in zip(values, layer.weights)):
            layer.set_weights(values)
            taken += 1
    if "Conv1" not in found or taken < 100:
        raise KeyError(f"{path} does not hold MobileNetV2's layers by their names")
