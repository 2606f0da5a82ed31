"""Files of Keras 3. An .h5 file is rebuilt as a .keras file is: what Keras itself does with it, its code for Keras 2's
files, takes the operation of `x + 3` for the layer `Add` and loses slices and axes."""

import os
import tempfile

import h5py
import keras
from keras.src.applications import convnext
from keras.src.legacy.saving import legacy_h5_format
from keras.src.ops import core, image, nn, numpy

from .config_check import MODELS
from .source import ENDINGS


def load(source):
    if source.kind == "hdf5":
        model = keras.saving.deserialize_keras_object(modern(source.config))
        with h5py.File(source.path, "r") as file:
            legacy_h5_format.load_weights_from_hdf5_group(file["model_weights"], model)
        return model
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, ENDINGS[source.kind])
        os.symlink(os.path.abspath(source.path), path)
        return keras.models.load_model(path, compile=False)


def modern(config):
    """The config of a layer, operation or model with the module of its class, as a .keras file has it."""
    class_name, inner = config["class_name"], config["config"]
    if class_name in MODELS:
        if "layers" in inner:
            inner = {**inner, "layers": [modern(layer) for layer in inner["layers"]]}
        module = "keras" if class_name == "Sequential" else "keras.src.models.functional"
        return {**config, "module": module, "class_name": "Sequential" if class_name == "Sequential" else "Functional",
                "config": inner, "registered_name": None}
    if "dtype" in inner and hasattr(keras.layers, class_name):
        return {**config, "module": "keras.layers", "registered_name": None}
    if "dtype" in inner and hasattr(convnext, class_name):
        return {**config, "module": convnext.__name__, "registered_name": None}
    for operations in (numpy, nn, core, image):
        if hasattr(operations, class_name):
            return {**config, "module": operations.__name__, "registered_name": class_name}
    return config
