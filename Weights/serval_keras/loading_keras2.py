"""Files of Keras 2, rebuilt by `tf_keras` from their config, then given their weights."""

import json
import zipfile
from dataclasses import dataclass

import h5py
import tf_keras
from tf_keras.src.saving import saving_lib, serialization_lib
from tf_keras.src.saving.legacy import hdf5_format
from tf_keras.src.saving.legacy.saved_model import json_utils
from tf_keras.src.utils.generic_utils import to_snake_case

from .config_check import MODELS, cleaned
from .frameworks.keras2 import CUSTOM_OBJECTS, KERAS_2

WEIGHTS = "model.weights.h5"
EARLY_LIST = "_layer_checkpoint_dependencies"
OPERATIONS = {"TFOpLambda": "tf_keras.src.layers.core.tf_op_layer", "SlicingOpLambda": "tf_keras.src.layers.core.tf_op_layer",
              "TensorFlowOpLayer": "tf_keras.src.engine.base_layer"}


def load(source):
    model = rebuilt(source)
    for layer in KERAS_2.layers_of(model):
        layer.finalize_state()  # a Normalization computes from its weights what it normalizes with
    return model


def rebuilt(source):
    if source.kind == "folder":
        return tf_keras.models.load_model(source.path, compile=False, custom_objects=CUSTOM_OBJECTS)
    config = cleaned(source.config)
    if source.kind == "hdf5":
        config = json_utils.decode(json.dumps(config))  # its own marks for tuples, slices and dots
        model = tf_keras.models.model_from_config(config, custom_objects=CUSTOM_OBJECTS)
        with h5py.File(source.path, "r") as file:
            hdf5_format.load_weights_from_hdf5_group(file["model_weights"], model)
        return model
    with tf_keras.saving.custom_object_scope(CUSTOM_OBJECTS):
        model = serialization_lib.deserialize_keras_object(with_modules(config))
    with zipfile.ZipFile(source.path) as archive, archive.open(WEIGHTS) as stream, h5py.File(stream, "r") as file:
        WeightsOfModel.of(file, source.keras_version).read(model, "", set())
    return model


def with_modules(config):
    """The modules of today in place of those of the version that wrote the file (`keras.engine.functional`)."""
    if isinstance(config, list):
        return [with_modules(value) for value in config]
    if not isinstance(config, dict):
        return config
    config = {key: with_modules(value) for key, value in config.items()}
    class_name = config.get("class_name")
    if "config" not in config or "module" not in config:
        return config
    if class_name in MODELS:
        config["module"] = "keras" if class_name == "Sequential" else "tf_keras.src.engine.functional"
        config["class_name"] = "Functional" if class_name == "Model" else class_name
    elif class_name in OPERATIONS:
        config["module"] = OPERATIONS[class_name]
    elif isinstance(class_name, str) and hasattr(tf_keras.layers, class_name):
        config["module"] = "keras.layers"
    return config


@dataclass
class WeightsOfModel:
    """The weights of a `.keras` file. Each layer's lie at `path/vars`, where the parts of `path` are Keras' attributes and
    numbered classes; how those are counted depends on the version that wrote them.

    `early`: until Keras 2.14 the attributes went from a to z. `doubled`: until 2.13 a layer with weights, which stands twice in
    the model's first list, was also counted twice. `separator`: of the paths, a backslash where Windows wrote them.
    """

    file: h5py.File
    early: bool
    doubled: bool
    separator: str

    @classmethod
    def of(cls, file, keras_version):
        early = any(key.replace("\\", "/").split("/")[0] == EARLY_LIST for key in file)
        numbers = [int(part) if part.isdigit() else 0 for part in (keras_version or "").split(".")[:2]]
        return cls(file, early, early and numbers < [2, 14], "\\" if any("\\" in key for key in file) else "/")

    def read(self, trackable, path, visited):
        if id(trackable) in visited:
            return
        visited.add(id(trackable))
        if hasattr(trackable, "load_own_variables"):
            group = f"{path}/vars".lstrip("/")
            trackable.load_own_variables(self.file[group] if group in self.file else {})
        for attribute, child in self.attributes_of(trackable):
            deeper = f"{path}{self.separator}{attribute}".lstrip(self.separator)
            if saving_lib._is_keras_trackable(child):
                self.read(child, deeper, visited)
            elif isinstance(child, (list, dict, tuple, set)):
                self.read_list(child, deeper, visited)

    def attributes_of(self, trackable):
        if self.early and hasattr(trackable, EARLY_LIST):
            yield EARLY_LIST, getattr(trackable, EARLY_LIST)
        for attribute in sorted(dir(trackable), reverse=not self.early):
            if attribute.startswith("__") or attribute in saving_lib.ATTR_SKIPLIST:
                continue
            try:
                yield attribute, getattr(trackable, attribute)
            except Exception:  # a property that this object has no value for
                continue

    def read_list(self, children, path, visited):
        used = {}
        for child in children.values() if isinstance(children, dict) else children:
            if not saving_lib._is_keras_trackable(child) or (id(child) in visited and not self.doubled):
                continue
            name = to_snake_case(type(child).__name__)
            used[name] = used.get(name, -1) + 1
            name = f"{name}_{used[name]}" if used[name] else name
            self.read(child, f"{path}{self.separator}{name}", visited)
