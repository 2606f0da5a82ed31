"""MobileNetV2 with the dense heads."""

import keras

from . import hdf5
from .fused_norm import fuse
from .targets import CENTRE, OUTPUTS, SPREAD
from .votes import Votes

OWN_LAYERS = ("head_", "votes")


def build(size, outputs=OUTPUTS, momentum=0.98, plain=False):
    """keras.applications.MobileNetV2 (alpha 1, max pooling) -> 128 -> 64 -> outputs, and the votes behind them.

    Input [n, size, size, 3], RGB in [-1, 1]. The weights fit every size. `momentum` is that of the moving
    statistics in training: the network's own 0.999 lags behind weights that are still moving. `plain` leaves the batch
    norms to Keras and the votes away.
    """
    base = keras.applications.MobileNetV2(
        input_shape=(size, size, 3), alpha=1.0, include_top=False, weights=None, pooling="max")
    x = keras.layers.Dense(128, activation="relu", name="head_128")(base.output)
    x = keras.layers.Dense(64, activation="relu", name="head_64")(x)
    x = keras.layers.Dense(outputs, name="head_out")(x)
    if not plain:
        x = keras.layers.Concatenate(name="all")([x, Votes(name="votes")(base.layers[-2].output)])
    model = keras.Model(base.input, x)
    for layer in batch_norms(model):
        layer.momentum = momentum
        if not plain:
            fuse(layer)
    return model


def batch_norms(model):
    return [layer for layer in model.layers if isinstance(layer, keras.layers.BatchNormalization)]


def freeze(model, last):
    """Stops the training of all layers up to the one named `last`; their batch norms use the moving statistics."""
    if not last:
        return
    model.get_layer(last)  # an unknown name is an error
    for layer in model.layers:
        layer.trainable = False
        if layer.name == last:
            return


def load_init(model, path):
    """Starts from a stage's *.weights.h5, or from any other *.h5 of Keras that holds the backbone's layers."""
    if path.endswith(".weights.h5"):
        model.load_weights(path)
        return
    found = hdf5.layers(path)
    for layer in model.layers:
        if layer.weights and not layer.name.startswith(OWN_LAYERS):
            layer.set_weights([found[layer.name][w.name] for w in layer.weights])


def deliverable(weights, columns, size=224, name=None):
    """The plain network of one task, whose outputs are pixels of its size x size input.

    `weights`: a stage's *.weights.h5. `columns`: the slice of `targets` that it keeps. Centre and scale of the raw
    outputs go into the last dense layer.
    """
    trained = build(size)
    trained.load_weights(weights)
    plain = build(size, outputs=columns.stop - columns.start, momentum=0.999, plain=True)
    if name:
        plain.name = name
    for layer in plain.layers[:-1]:
        if layer.weights:
            layer.set_weights(trained.get_layer(layer.name).get_weights())
    kernel, bias = trained.get_layer("head_out").get_weights()
    plain.layers[-1].set_weights([
        size * SPREAD * kernel[:, columns], size * (CENTRE + SPREAD * bias[columns])])
    return plain
