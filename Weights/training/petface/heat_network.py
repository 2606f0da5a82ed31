"""`pet-face-points`: heat maps of the nine points at stride 4, and facts about the face.

Integral regression: Sun et al., ECCV 2018.
"""

import keras
from keras import ops

from . import pyramid
from .pyramid import load_init  # noqa: F401  (a network module's part of the loop's interface)

POINTS = 9
REACH = 0.125  # of the crop's side, by which the maps go beyond it on each side
PRESENCE, SPECIES, VISIBLE, FACTS = 0, 1, 3, 12  # columns of the facts: first presence, two species, nine visibilities


class SoftArgmax(keras.layers.Layer):
    """Maps [n, h, w, 9] of logits to points [n, 18] in units of the crop's side: the mean place under the softmax."""

    def call(self, maps):
        h, w = maps.shape[1:3]
        heat = ops.softmax(ops.reshape(ops.transpose(maps, (0, 3, 1, 2)), (-1, POINTS, h * w)), axis=-1)
        places = lambda n: (ops.arange(n, dtype="float32") + 0.5) / n * (1 + 2 * REACH) - REACH
        x, y = ops.tile(places(w), h), ops.repeat(places(h), w)
        return ops.reshape(ops.matmul(heat, ops.stack([x, y], axis=-1)), (-1, 2 * POINTS))


def build(size, plain=False, name=None):
    """In training one output [n, 30], points and facts; `plain` gives the delivered outputs: maps and facts."""
    inputs, top, x, at = pyramid.body(size)
    x = pyramid.separable(pyramid.lower(x, at("block_3_expand_relu"), 64, "stride4"), 64, "points_head")
    maps = keras.layers.Conv2D(POINTS, 1, name="maps")(x)
    facts = pyramid.pointwise(top, 192, "facts_head")
    facts = keras.layers.GlobalAveragePooling2D(name="facts_pool")(facts)
    facts = keras.layers.Dense(64, activation="relu", name="facts_64")(facts)
    facts = keras.layers.Dense(FACTS, name="facts")(facts)
    outputs = [maps, facts] if plain else keras.layers.Concatenate(name="all")([SoftArgmax(name="places")(maps), facts])
    return pyramid.finish(keras.Model(inputs, outputs, name=name), plain)
