"""Builds the networks of the catalogue in Keras, with random but sane weights from a fixed seed."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "Weights"))

from serval_keras import environment  # noqa: E402, F401  (before Keras)

import keras  # noqa: E402
import numpy as np  # noqa: E402

from catalogue import NETWORKS  # noqa: E402
from serval_keras.random_weights import randomise  # noqa: E402

SEED = 1


def keras_model(name, first):
    """The network on an input."""
    network = NETWORKS[name]
    base = getattr(keras.applications, network.constructor)(input_tensor=first, weights=None, **network.options)
    if name != "pet-face":
        return base
    x = keras.layers.Dense(128, activation="relu")(base.output)
    x = keras.layers.Dense(64, activation="relu")(x)
    return keras.Model(base.input, keras.layers.Dense(4)(x))


def build(name):
    """The network with a batch of one, as the converters want it, and a function that draws inputs for it."""
    network = NETWORKS[name]
    shape = (network.size, network.size, 3)

    def images(count, seed):
        return np.random.default_rng(seed).uniform(*network.range, (count, *shape)).astype(np.float32)

    keras.utils.set_random_seed(SEED)
    open_batch = keras_model(name, keras.Input(shape))
    randomise(open_batch, SEED, [images(4, SEED)])
    keras.backend.clear_session()
    model = keras_model(name, keras.Input(batch_shape=(1, *shape)))
    model.set_weights(open_batch.get_weights())
    return model, images
