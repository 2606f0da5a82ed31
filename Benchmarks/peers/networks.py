"""The networks to measure: built by Keras with random but sane weights from a fixed seed."""

import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "..", "Weights"))

from serval_keras import environment  # noqa: E402, F401  (before Keras)

import keras  # noqa: E402
import numpy as np  # noqa: E402

from serval_keras.random_weights import randomise  # noqa: E402

SEED = 1


def pet_face(first):
    """The bundled networks' architecture."""
    base = keras.applications.MobileNetV2(input_tensor=first, alpha=1.0, include_top=False, weights=None, pooling="max")
    x = keras.layers.Dense(128, activation="relu")(base.output)
    x = keras.layers.Dense(64, activation="relu")(x)
    return keras.Model(base.input, keras.layers.Dense(4)(x))


def of(constructor, **options):
    return lambda first: constructor(input_tensor=first, weights=None, **options)


# name -> (builder, height and width, input range)
NETWORKS = {
    "pet-face": (pet_face, 224, (-1, 1)),
    "mobilenet-v2-0.35-96": (of(keras.applications.MobileNetV2, alpha=0.35), 96, (-1, 1)),
    "mobilenet-v1": (of(keras.applications.MobileNet), 224, (-1, 1)),
    "mobilenet-v3-large": (of(keras.applications.MobileNetV3Large), 224, (0, 255)),
}


def build(name):
    """The network with a batch of one, as the converters want it, and a function that draws inputs for it."""
    builder, size, bounds = NETWORKS[name]

    def images(count, seed):
        return np.random.default_rng(seed).uniform(*bounds, (count, size, size, 3)).astype(np.float32)

    keras.utils.set_random_seed(SEED)
    open_batch = builder(keras.Input((size, size, 3)))
    randomise(open_batch, SEED, [images(4, SEED)])
    keras.backend.clear_session()
    model = builder(keras.Input(batch_shape=(1, size, size, 3)))
    model.set_weights(open_batch.get_weights())
    return model, images
