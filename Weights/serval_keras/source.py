"""What lies at a path: the kind of file by its content, the Keras that wrote it by its own statement, and its config."""

import json
import os
import zipfile
from dataclasses import dataclass, field

import h5py

from .errors import ExportError

SAVE_WHOLE = "Save the whole model with model.save('NAME.keras')."
ENDINGS = {"hdf5": "model.h5", "zip": "model.keras"}  # Keras goes by the ending of a name, so it is given one that fits
# Beginnings of files that people take for a model, and what to do.
OTHER_FILES = {
    b"version https://git-lfs": "is a pointer of Git LFS, not the model: fetch it with git lfs pull",
    b"<!DOCTYPE": "is a web page: download the file itself", b"<html": "is a web page: download the file itself",
    b"\x80\x04": "is a Python pickle, which is not opened: save the model with model.save('NAME.keras')",
    b"{": "holds JSON, a model without its weights: save the whole model with model.save('NAME.keras')",
}


@dataclass
class Source:
    """`kind`: 'hdf5', 'zip' or 'folder'. `config`: of the model. `objects`: of a folder, of each of Keras' objects in it."""

    path: str
    kind: str
    keras_version: str | None
    config: dict
    objects: list = field(default_factory=list)

    @property
    def major(self):
        """Of the Keras to read it with. A file that states none is older than the statement, or has Keras 3's words."""
        if self.keras_version is None:
            return 3 if '"batch_shape"' in json.dumps(self.config) else 2
        digits = self.keras_version.split(".")[0]
        return int(digits) if digits.isdigit() else 2


def open_source(path):
    if os.path.isdir(path):
        return open_folder(path)
    if not os.path.isfile(path):
        raise ExportError(f"There is no file {path}.")
    try:
        with open(path, "rb") as file:
            beginning = file.read(64)
    except OSError as error:
        raise ExportError(f"Cannot read {path}: {error.strerror}.") from error
    if not beginning:
        raise ExportError(f"{path} is empty.")
    if beginning.startswith(b"PK"):
        return open_zip(path)
    if h5py.is_hdf5(path) or beginning.startswith(b"\x89HDF"):
        return open_hdf5(path)
    if beginning[4:8] == b"TFL3":
        raise ExportError(f"{path} is a TensorFlow Lite model. Export the Keras model that it was made from.")
    if b'{"' in beginning[8:12]:
        raise ExportError(f"{path} is a safetensors file, perhaps a Serval model already. Export a Keras model.")
    for start, meaning in OTHER_FILES.items():
        if beginning.lstrip().startswith(start):
            raise ExportError(f"{path} {meaning}.")
    raise ExportError(f"{path} is neither a .keras nor an .h5 file by its content (whatever its ending), "
                      "nor a SavedModel folder.")


def open_hdf5(path):
    try:
        with h5py.File(path, "r") as file:
            version, config = text(file.attrs.get("keras_version")), text(file.attrs.get("model_config"))
            weights = "layer_names" in file.attrs or any(key in file for key in ("layers", "_layer_checkpoint_dependencies"))
    except Exception as error:
        raise damaged(path, "HDF5 file") from error
    if config is None:
        if weights:
            raise ExportError(f"{path} holds weights without a model. {SAVE_WHOLE}")
        raise ExportError(f"{path} is an HDF5 file, but holds no Keras model. {SAVE_WHOLE}")
    return Source(path, "hdf5", version, parse(config, path))


def open_zip(path):
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
            if "config.json" in names:
                config = parse(archive.read("config.json"), path)
                metadata = parse(archive.read("metadata.json"), path) if "metadata.json" in names else {}
                return Source(path, "zip", text(metadata.get("keras_version")), config)
    except ExportError:
        raise
    except Exception as error:
        raise damaged(path, ".keras file") from error
    inside = [name for name in names if name.endswith((".h5", ".hdf5", ".keras", "saved_model.pb"))]
    if inside:
        raise ExportError(f"{path} is a zip file: unpack it and export {inside[0].removesuffix('/saved_model.pb')}.")
    raise ExportError(f"{path} is a zip file, but holds no Keras model. {SAVE_WHOLE}")


def open_folder(path):
    """A SavedModel. Keras 2 keeps the configs of its layers in it; the model is rebuilt from those."""
    if not os.path.isfile(os.path.join(path, "saved_model.pb")):
        inside = [name for name in sorted(os.listdir(path)) if name.endswith((".h5", ".keras", ".hdf5"))]
        hint = f" Give {os.path.join(path, inside[0])}." if inside else ""
        raise ExportError(f"The folder {path} holds no saved_model.pb.{hint}")
    if not os.path.isfile(os.path.join(path, "variables", "variables.index")):
        raise ExportError(f"The SavedModel {path} lacks variables/variables.index, its weights.")
    shards = shard_names(os.listdir(os.path.join(path, "variables")))
    missing = [name for name in shards if not os.path.isfile(os.path.join(path, "variables", name))]
    if missing or not shards:
        raise ExportError(f"The SavedModel {path} lacks variables/{(missing or ['variables.data-00000-of-00001'])[0]}, "
                          "part of its weights.")
    from .saved_model import configs_of

    configs = configs_of(path)
    if not configs:
        raise ExportError(f"The SavedModel {path} holds functions of TensorFlow, but no Keras 2 layers "
                          f"(Keras 3's model.export leaves them out). {SAVE_WHOLE}")
    return Source(path, "folder", "2", configs[0], configs)


def shard_names(names):
    """The files of weights that those which are there speak of."""
    counts = {int(name[-5:]) for name in names if name.startswith("variables.data-") and name[-5:].isdigit()}
    return [f"variables.data-{index:05}-of-{count:05}" for count in counts for index in range(min(count, 10_000))]


def text(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else None if value is None else str(value)


def parse(config, path):
    try:
        value = json.loads(config)
    except ValueError as error:
        raise damaged(path, "model's description in") from error
    if not isinstance(value, dict):
        raise damaged(path, "model's description in")
    return value


def damaged(path, what):
    return ExportError(f"The {what} {path} is damaged or cut off. Copy or download it again.")
