#!/usr/bin/env python3
"""Writes Fixtures/: a small Keras model as a model file, and whole and sampled dumps of what Keras computes.

    python Tests/ServalTests/make_fixtures.py

needs Weights/requirements.txt. The files are committed; run this again only when the formats change.
The network has every kind of step that verification treats differently: layers merged into one, a residual sum, a
separable convolution (one layer, two steps), values shown under another shape, a dense layer and a softmax.
"""

import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
WEIGHTS = HERE.parent.parent / "Weights"
sys.path.insert(0, str(WEIGHTS))

from serval_keras import environment  # noqa: E402, F401  (before Keras)

import keras  # noqa: E402
import numpy as np  # noqa: E402
from keras import layers as L  # noqa: E402

from serval_keras.random_weights import randomise  # noqa: E402

RULE = ["--preprocessing", "letterbox", "--scale", "1/127.5", "--offset=-1"]


def network():
    x = first = keras.Input((19, 17, 3), name="photo")
    x = L.Conv2D(8, 3, strides=2, padding="same", use_bias=False, name="stem")(x)
    x = L.BatchNormalization(name="stem_bn")(x)
    x = shortcut = L.ReLU(6.0, name="stem_relu")(x)
    x = L.Conv2D(24, 1, use_bias=False, name="expand")(x)
    x = L.BatchNormalization(name="expand_bn")(x)
    x = L.ReLU(6.0, name="expand_relu")(x)
    x = L.DepthwiseConv2D(3, padding="same", use_bias=False, name="depthwise")(x)
    x = L.BatchNormalization(name="depthwise_bn")(x)
    x = L.ReLU(6.0, name="depthwise_relu")(x)
    x = L.Conv2D(8, 1, use_bias=False, name="project")(x)
    x = L.BatchNormalization(name="project_bn")(x)
    x = L.Add(name="residual")([shortcut, x])
    x = L.SeparableConv2D(12, 3, padding="same", activation="silu", name="separable")(x)
    x = L.MaxPooling2D(2, name="pool")(x)
    x = L.Flatten(name="flatten")(x)
    x = L.Dense(10, activation="tanh", name="dense")(x)
    x = L.Dense(6, name="logits")(x)
    x = L.Softmax(name="softmax")(x)
    return keras.Model(first, x, name="small")


def photo():
    """A picture of a few soft shapes as PPM, which every decoder reads alike."""
    rows, columns = np.mgrid[0:40, 0:56]
    channels = [127 + 100 * np.sin(rows / 5 + k) * np.cos(columns / (6 + k)) for k in range(3)]
    return b"P6\n56 40\n255\n" + np.stack(channels, -1).round().astype(np.uint8).tobytes()


def main():
    model = network()
    randomise(model, 11, [np.random.default_rng(3).uniform(-1, 1, (8, 19, 17, 3)).astype(np.float32)])
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        model.save(folder / "small.keras")
        (folder / "photo.ppm").write_bytes(photo())
        source, output = str(folder / "small.keras"), HERE / "Fixtures"
        output.mkdir(exist_ok=True)
        export = [sys.executable, str(WEIGHTS / "export_keras.py"), source]
        dump = [sys.executable, str(WEIGHTS / "dump_reference.py"), source]
        run(export + RULE + ["-o", str(output / "small.safetensors")])
        run(dump + RULE + ["--input", str(folder / "photo.ppm"), "-o", str(output / "photo.dump.safetensors")])
        run(dump + ["--seed", "7", "--batch", "3", "--sample", "50", "-o", str(output / "sampled.dump.safetensors")])


def run(command):
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
