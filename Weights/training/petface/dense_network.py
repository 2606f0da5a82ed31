"""`pet-faces`: a map of cells at stride 8, each of which may answer for one face.

Forms of it are CenterNet (Zhou et al., 2019) and FCOS (Tian et al., ICCV 2019).
"""

import keras
import numpy as np

from . import pyramid
from .pyramid import load_init  # noqa: F401  (a network module's part of the loop's interface)

STRIDE = 8
SCORE, BOX, SPECIES, POINTS, VISIBLE, CHANNELS = 0, 1, 5, 7, 25, 34

# What a raw edge, in units of the stride, means where nothing is learnt yet.
FIRST_EDGE = 4.0


def build(size, plain=False, name=None):
    """Input [n, size, size, 3] in [-1, 1], output [n, size / 8, size / 8, 34], all raw.

    A cell's channels: logit of the score; distances to the left, top, right and bottom edge from the cell's centre in
    units of the stride; a logit for each species; x, y of the nine points from the cell's centre in units of the stride;
    a logit of each point's visibility.
    """
    inputs, _, x, _ = pyramid.body(size)
    x = pyramid.separable(x, 96, "faces_head")
    x = keras.layers.Conv2D(CHANNELS, 1, name="faces")(x)
    model = pyramid.finish(keras.Model(inputs, x, name=name), plain)
    kernel, bias = model.get_layer("faces").get_weights()
    bias[SCORE], bias[BOX:SPECIES] = -4.0, FIRST_EDGE
    model.get_layer("faces").set_weights([kernel * np.float32(0.3), bias])
    return model
