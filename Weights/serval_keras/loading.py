"""Opens .keras and .h5 files, with what Keras 2 wrote into them."""

import os
import zipfile

import keras

from .errors import ExportError


class _DepthwiseConv2D:
    """Keras 2 wrote `groups: 1` for depthwise convolutions, which Keras 3 refuses."""

    @classmethod
    def from_config(cls, config):
        return keras.layers.DepthwiseConv2D.from_config(
            {key: value for key, value in config.items() if not (key == "groups" and value == 1)})


KERAS_2_OBJECTS = {"DepthwiseConv2D": _DepthwiseConv2D, "relu6": keras.activations.relu6}


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
        return keras.models.load_model(path, compile=False, custom_objects=KERAS_2_OBJECTS if legacy else None)
    except Exception as error:
        raise ExportError(f"Keras {keras.__version__} cannot load {path}: {error}") from error
