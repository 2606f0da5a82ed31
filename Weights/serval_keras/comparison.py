"""One model's outputs by Keras and by the `serval` command."""

import os
import subprocess

import keras
import numpy as np

from . import sample_models
from .errors import ExportError
from .flatten import FlatModel
from .model_file import write_model
from .random_weights import randomise

CALIBRATION_BATCH = 4


def parse_model(text):
    """'MobileNetV2:alpha=0.35,pooling=max' as (constructor, options)."""
    name, _, rest = text.partition(":")
    constructor = getattr(keras.applications, name, None)
    if not callable(constructor):
        raise ExportError(f"keras.applications has no model '{name}'.")
    options = {}
    for pair in filter(None, rest.split(",")):
        key, separator, value = pair.partition("=")
        if not separator:
            raise ExportError(f"Model '{text}': '{pair}' is not KEY=VALUE.")
        options[key] = literal(value)
    return constructor, options


def literal(text):
    words = {"True": True, "False": False, "None": None}
    if text in words:
        return words[text]
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            pass
    return text


def application(text, size, top, seed):
    """A `keras.applications` model with random weights, and the range of its input."""
    constructor, options = parse_model(text)
    keras.utils.set_random_seed(seed)
    model = constructor(weights=None, input_shape=(*size, 3), **{"include_top": top, **options})
    scaled = any(isinstance(layer, (keras.layers.Rescaling, keras.layers.Normalization)) for layer in model.layers[:3])
    bounds = (0, 255) if scaled else (-1, 1)
    randomise(model, seed, [images(model, CALIBRATION_BATCH, bounds, seed + 1)])
    return model, bounds


def samples(seed):
    """(name, model) for each output of each of the small models with one input."""
    for name, build in sample_models.MODELS.items():
        keras.utils.set_random_seed(seed)
        whole = build()
        if len(whole.inputs) != 1:
            continue
        randomise(whole, seed)
        for index, output in enumerate(whole.outputs):
            label = f"{name} {index + 1}/{len(whole.outputs)}" if len(whole.outputs) > 1 else name
            yield label, keras.Model(whole.inputs[0], output)


def images(model, batch, bounds, seed):
    shape = tuple(model.inputs[0].shape[1:])
    return np.random.default_rng(seed).uniform(*bounds, (batch, *shape)).astype(np.float32)


class Comparison:
    """Exports `model` into `folder`; then each backend's output is compared with Keras'."""

    def __init__(self, model, inputs, folder, with_double=False):
        self.paths = {name: os.path.join(folder, name) for name in ("model.safetensors", "x.npy", "y.npy")}
        flat = FlatModel(model)
        if len(flat.network.outputs) != 1:
            raise ExportError(f"Model '{model.name}' has {len(flat.network.outputs)} outputs; one can be compared.")
        write_model(self.paths["model.safetensors"], flat.network, "compare_applications.py")
        np.save(self.paths["x.npy"], inputs)
        self.expected = keras.ops.convert_to_numpy(model(inputs, training=False))
        self.magnitude = float(np.max(np.abs(self.expected)))
        self.keras_error = None
        if with_double:
            output = FlatModel(model, dtype="float64").run([inputs])[flat.network.outputs[0]]
            self.keras_error = self.relative_difference(keras.ops.convert_to_numpy(output))

    def run(self, serval, backend):
        """The largest difference relative to the largest magnitude; an error text when Serval fails."""
        if os.path.exists(self.paths["y.npy"]):
            os.unlink(self.paths["y.npy"])
        command = [serval, "run", self.paths["model.safetensors"],
                   "--input", self.paths["x.npy"], "--output", self.paths["y.npy"]]
        result = subprocess.run(command, env={**os.environ, "SERVAL_BACKEND": backend}, capture_output=True, text=True)
        if result.returncode != 0:
            message = (result.stderr.strip() or result.stdout.strip() or "no message").splitlines()[-1]
            return f"exit code {result.returncode}: {message}"
        output = np.load(self.paths["y.npy"])
        if output.shape != self.expected.shape or output.dtype != np.float32:
            return f"output {output.dtype} {output.shape}, expected float32 {self.expected.shape}"
        return self.relative_difference(output)

    def relative_difference(self, output):
        difference = np.max(np.abs(output.astype(np.float64) - self.expected))
        return float(difference / max(self.magnitude, 1e-30))
