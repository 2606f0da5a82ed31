"""Opens .keras and .h5 files, with what Keras alone cannot read of the latter."""

import os
import zipfile

import keras
from keras.src.ops import nn as nn_operations
from keras.src.ops import numpy as numpy_operations

from .errors import ExportError
from .lowering import OPERATIONS


class _DepthwiseConv2D:
    """Keras 2 wrote `groups: 1` for depthwise convolutions, which Keras 3 refuses."""

    @classmethod
    def from_config(cls, config):
        return keras.layers.DepthwiseConv2D.from_config(
            {key: value for key, value in config.items() if not (key == "groups" and value == 1)})


class _LayerOrOperation:
    """An .h5 file names the operation of `x + 3` just as the layer, 'Add'; only a layer's config states a dtype."""

    def __init__(self, name):
        self.__name__ = name

    def from_config(self, config):
        if "dtype" in config:
            return getattr(keras.layers, self.__name__).from_config(config)
        module = numpy_operations if hasattr(numpy_operations, self.__name__) else nn_operations
        return getattr(module, self.__name__).from_config(config)


H5_OBJECTS = {"DepthwiseConv2D": _DepthwiseConv2D, "relu6": keras.activations.relu6,
              **{name: _LayerOrOperation(name) for name in OPERATIONS}}


def load_model(path):
    """The model without its optimizer and losses. Nothing in the file is executed: Keras' safe mode stays on."""
    if not os.path.isfile(path):
        raise ExportError(f"There is no file {path}.")
    if path.endswith((".weights.h5", ".weights.keras")):
        raise ExportError(f"{path} holds weights without a model. Save it with model.save('NAME.keras').")
    if not path.endswith((".keras", ".h5", ".hdf5")):
        raise ExportError(f"{path} is neither a .keras nor an .h5 file.")
    legacy = not zipfile.is_zipfile(path)
    try:
        return keras.models.load_model(path, compile=False, custom_objects=H5_OBJECTS if legacy else None)
    except Exception as error:
        raise ExportError(f"Keras {keras.__version__} cannot load {path}: {error}") from error
