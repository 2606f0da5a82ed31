"""Files of Keras 2, rebuilt by `tf_keras` from their config, then given their weights."""

import os
import tempfile

import h5py
import tf_keras
from tf_keras.src.saving import saving_lib, serialization_lib
from tf_keras.src.saving.legacy import hdf5_format

from .config_check import cleaned
from .frameworks.keras2 import CUSTOM_OBJECTS
from .source import ENDINGS


def load(source):
    if source.kind == "folder":
        return tf_keras.models.load_model(source.path, compile=False, custom_objects=CUSTOM_OBJECTS)
    config = cleaned(source.config)
    if source.kind == "hdf5":
        model = tf_keras.models.model_from_config(config, custom_objects=CUSTOM_OBJECTS)
        with h5py.File(source.path, "r") as file:
            hdf5_format.load_weights_from_hdf5_group(file["model_weights"], model)
        return model
    with tf_keras.saving.custom_object_scope(CUSTOM_OBJECTS):
        model = serialization_lib.deserialize_keras_object(config)
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, ENDINGS[source.kind])
        os.symlink(os.path.abspath(source.path), path)
        saving_lib.load_weights_only(model, path)
    return model
