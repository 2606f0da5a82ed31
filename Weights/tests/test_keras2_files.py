"""Files that Keras 2 wrote, chosen by what they state, and equal to what Keras 2 computes."""

import json
import os
import shutil
import zipfile

import h5py
import keras
import numpy as np
import pytest
import tf_keras

from serval_keras import interpreter
from serval_keras.errors import ExportError, UnsupportedLayerError
from serval_keras.flatten import FlatModel
from serval_keras.loading import load_model
from serval_keras.random_weights import randomise
from serval_keras.reference import check_export, random_inputs

FILES = os.path.join(os.path.dirname(__file__), "files")
L = tf_keras.layers


def file(name):
    return os.path.join(FILES, name)


def results(path, inputs=None):
    """(what the exported network computes, what the model's own Keras does)"""
    model = load_model(path)
    flat = FlatModel(model)
    inputs = inputs or random_inputs(list(flat.input_shapes.values()), seed=3, batch=2)
    tensors = interpreter.run(flat.network, inputs)
    return [tensors[name].numpy() for name in flat.network.outputs], flat.framework.run_model(model, inputs)


def test_hard_sigmoid_is_that_of_keras_2():
    (exported,), (expected,) = results(file("hard-sigmoid/model.h5"), [np.load(file("hard-sigmoid/in.npy"))])
    np.testing.assert_allclose(exported.reshape(-1), 0.7, rtol=1e-6)
    np.testing.assert_allclose(exported, expected, rtol=1e-6)


@pytest.mark.parametrize("name", [
    "nested-sequential/depthwise.h5", "nested-sequential/batchnorm.h5", "nested-functional/model.h5", "separable/model.h5",
    "dotkeras/functional.keras"])
def test_a_file_of_keras_2_equals_keras_2(name):
    exported, expected = results(file(name))
    own = tf_keras.models.load_model(file(name), compile=False)
    inputs = random_inputs([tuple(own.inputs[0].shape[1:])], seed=3, batch=2)
    np.testing.assert_array_equal(expected[0], np.asarray(own(inputs[0])))
    np.testing.assert_allclose(exported[0], expected[0], rtol=1e-5, atol=1e-6)


@pytest.mark.parametrize("name", ["caffe.h5", "caffe.keras"])
def test_reversed_channels_less_a_mean_are_exact(name):
    image = np.random.default_rng(1).uniform(0, 255, (1, 8, 8, 3)).astype(np.float32)
    exported, _ = results(file(name), [image])
    np.testing.assert_array_equal(exported[0], image[..., ::-1] - np.float32(103.9))


def test_python_code_is_refused_in_one_sentence():
    with pytest.raises(UnsupportedLayerError) as error:
        load_model(file("lambda.h5"))
    text = str(error.value)
    assert text.startswith("Layer 'lambda' (Lambda): it is Python code, which is not run.") and len(text) < 250


@pytest.mark.parametrize("name, other", [
    ("nested-functional/model.h5", "x.keras"), ("dotkeras/functional.keras", "x.h5"), ("separable/model.h5", "x.model"),
    ("dotkeras/functional.keras", "x"), ("caffe.keras", "x.hdf5"), ("caffe.h5", "x.keras")])
def test_the_content_decides_and_not_the_ending(name, other, tmp_path):
    shutil.copy(file(name), tmp_path / other)
    assert type(load_model(str(tmp_path / other))).__module__ == type(load_model(file(name))).__module__


def teachable_machine(classes=3):
    """A Sequential of a Sequential of a functional MobileNet-like model, and of a Sequential of dense layers."""
    first = x = tf_keras.Input((16, 16, 3))
    x = L.ZeroPadding2D(((0, 1), (0, 1)))(x)
    x = L.Conv2D(8, 3, strides=2, use_bias=False)(x)
    x = L.ReLU(6.0)(L.BatchNormalization(epsilon=1e-3, momentum=0.999)(x))
    y = L.DepthwiseConv2D(3, padding="same", use_bias=False)(x)
    y = L.Conv2D(8, 1, use_bias=False)(L.ReLU(6.0)(L.BatchNormalization()(y)))
    backbone = tf_keras.Model(first, L.Add()([x, L.BatchNormalization()(y)]), name="model1")
    features = tf_keras.Sequential([backbone, L.GlobalAveragePooling2D()], name="sequential_1")
    head = tf_keras.Sequential([L.Dense(10, activation="relu", input_shape=(8,)),
                                L.Dense(classes, activation="softmax", use_bias=False)], name="sequential_3")
    model = tf_keras.Sequential([features, head])
    randomise(model, seed=2)
    return model


@pytest.mark.parametrize("name", ["x.h5", "x.keras", "folder"])
def test_a_model_like_teachable_machines(name, tmp_path):
    model = teachable_machine()
    model.save(tmp_path / name, **({"save_format": "tf"} if name == "folder" else {}))
    image = random_inputs([(16, 16, 3)], seed=4)[0]
    (exported,), _ = results(str(tmp_path / name), [image])
    np.testing.assert_allclose(exported, np.asarray(model(image)), rtol=1e-5)
    names = [layer.name for layer in FlatModel(load_model(str(tmp_path / name))).network.layers]
    assert any(layer.startswith("sequential_1/model1/") for layer in names)


def test_shared_layers_several_inputs_and_outputs(tmp_path):
    a, b = tf_keras.Input((8, 8, 3), name="a"), tf_keras.Input((8, 8, 3), name="b")
    shared = tf_keras.Sequential([L.Conv2D(4, 3, input_shape=(8, 8, 3)), L.BatchNormalization()], name="tower")
    inner = tf_keras.Model(a, [shared(a), L.GlobalAveragePooling2D()(a)])
    left, mean = inner(a)
    model = tf_keras.Model([b, a], [L.Subtract()([left, shared(b)]), mean])
    randomise(model, seed=6)
    model.save(tmp_path / "x.h5")
    loaded = load_model(str(tmp_path / "x.h5"))
    flat = FlatModel(loaded)
    assert flat.network.inputs == ["b", "a"] and check_export(loaded, flat) < 1e-5
    network = FlatModel(model).network
    assert len({layer.weights["kernel"] for layer in network.layers if layer.class_name == "Conv2D"}) == 1


@pytest.mark.parametrize("name", ["x.h5", "x.keras", "folder"])
def test_a_nested_normalization_keeps_what_it_has_learned(name, tmp_path):
    normalization = L.Normalization(input_shape=(4, 4, 3))
    normalization.adapt(np.random.default_rng(1).normal(20, 5, (16, 4, 4, 3)))
    model = tf_keras.Sequential([tf_keras.Sequential([normalization]), L.Flatten(), L.Dense(2)])
    model.save(tmp_path / name, **({"save_format": "tf"} if name == "folder" else {}))
    image = np.random.default_rng(2).normal(20, 5, (2, 4, 4, 3)).astype(np.float32)
    (exported,), (expected,) = results(str(tmp_path / name), [image])
    np.testing.assert_allclose(expected, np.asarray(model(image)), rtol=1e-6)
    np.testing.assert_allclose(exported, expected, rtol=1e-4, atol=1e-5)


def test_half_precision_is_exported_as_float32(tmp_path):
    policy = tf_keras.mixed_precision.Policy("mixed_float16")
    first = tf_keras.Input((8, 8, 3))
    x = L.Conv2D(4, 3, dtype=policy, activation="hard_sigmoid")(first)
    model = tf_keras.Model(first, L.Dense(2, dtype="float32")(L.Flatten(dtype=policy)(x)))
    model.save(tmp_path / "x.h5")
    loaded = load_model(str(tmp_path / "x.h5"))
    assert check_export(loaded, FlatModel(loaded)) < 1e-5


def test_dropout_that_stays_on_is_refused():
    first = tf_keras.Input((4,))
    with pytest.raises(UnsupportedLayerError, match="training=True"):
        FlatModel(tf_keras.Model(first, L.Dropout(0.5)(first, training=True)))


def rewrite(path, out, version, change):
    """An .h5 file with another config and version."""
    shutil.copy(path, out)
    with h5py.File(out, "r+") as opened:
        config = json.loads(opened.attrs["model_config"])
        opened.attrs["model_config"] = json.dumps(change(config))
        if version is None:
            del opened.attrs["keras_version"]
        else:
            opened.attrs["keras_version"] = version


@pytest.mark.parametrize("version", ["2.0.5", "2.2.4-tf", b"2.4.0", None])
def test_files_of_older_versions(version, tmp_path):
    """A Sequential's config was a list, custom functions were named; a file without a version is older still."""

    def older(config):
        layers = config["config"]["layers"][1:]
        layers[0]["config"] |= {"batch_input_shape": [None, 4, 4, 3], "activation": "relu6"}
        return {"class_name": "Sequential", "config": layers}

    rewrite(file("hard-sigmoid/model.h5"), tmp_path / "x.h5", version, older)
    (exported,), _ = results(str(tmp_path / "x.h5"), [np.full((1, 4, 4, 3), 20, np.float32)])
    np.testing.assert_array_equal(exported, np.full((1, 4, 4, 2), 6, np.float32))


def test_a_file_of_keras_1_is_refused(tmp_path):
    rewrite(file("hard-sigmoid/model.h5"), tmp_path / "x.h5", "1.2.1", lambda config: config)
    with pytest.raises(ExportError, match="written by Keras 1.2.1"):
        load_model(str(tmp_path / "x.h5"))


def hostile(layer):
    def change(config):
        config["config"]["layers"].append(layer)
        return config

    return change


@pytest.mark.parametrize("layer, message", [
    ({"class_name": "Lambda", "config": {"name": "l", "function": ["4wAAAA", None, None]}}, "Layer 'l' \\(Lambda\\)"),
    ({"class_name": "TFOpLambda", "config": {"name": "w", "function": "io.write_file"}}, "Layer 'w' \\(tf.io.write_file\\)"),
    ({"class_name": "TensorFlowOpLayer", "config": {"name": "r", "node_def": {"op": "ReadFile"}}}, "operation ReadFile"),
    ({"class_name": "AttentionBlock", "config": {"name": "a"}}, "Layer 'a' \\(AttentionBlock\\): this class"),
    ({"class_name": "LSTM", "config": {"name": "m", "units": 2}}, "Layer 'm' \\(LSTM\\): this class"),
    ({"class_name": "Dense", "config": {"name": "d", "units": 2, "activation": "my_swish"}}, "activation 'my_swish'"),
    ({"class_name": "Dense", "config": {"name": "d", "units": 2, "kernel_regularizer": {"class_name": "Mine", "config": {}}}},
     None),
    ({"class_name": "Dense", "module": "os", "config": {"name": "d", "units": 2}}, "Layer 'd' \\(Dense\\): this class"),
    ({"class_name": "Dense", "registered_name": "Mine>Dense", "config": {"name": "d", "units": 2}}, "Layer 'd'"),
    ({"class_name": "TimeDistributed", "config": {"name": "t", "layer": {"class_name": "Lambda", "config": {}}}},
     "Layer 't' \\(.*\\): "),
    ({"class_name": "Dense", "config": {"name": "d", "units": 2, "dtype": {"module": "subprocess", "class_name": "Popen",
                                                                          "config": {}}}}, "Layer 'd' \\(Popen\\)"),
])
def test_nothing_foreign_is_run(layer, message, tmp_path):
    rewrite(file("hard-sigmoid/model.h5"), tmp_path / "x.h5", "2.9.0", hostile(layer))
    with pytest.raises(ExportError, match=message or "cannot rebuild") as error:
        load_model(str(tmp_path / "x.h5"))
    assert "\n" not in str(error.value) and len(str(error.value)) < 3000


def test_a_custom_layer_of_keras_3_is_refused_by_name(tmp_path):
    @keras.saving.register_keras_serializable("Mine")
    class Doubling(keras.layers.Layer):
        def call(self, inputs):
            return inputs * 2

    first = keras.Input((4,))
    keras.Model(first, Doubling(name="twice")(first)).save(tmp_path / "x.keras")
    with pytest.raises(UnsupportedLayerError, match="Layer 'twice' \\(Doubling\\)"):
        load_model(str(tmp_path / "x.keras"))


@pytest.mark.parametrize("keras_version, names, separator", [
    ("2.12.0", ["conv2d", "conv2d_2", "conv2d_4", "dense"], "/"), ("2.13.1", ["conv2d", "conv2d_2", "conv2d_4", "dense"], "\\"),
    ("2.14.0", ["conv2d", "conv2d_1", "conv2d_2", "dense"], "/"), ("2.14.0", ["conv2d", "conv2d_1", "conv2d_2", "dense"], "\\"),
    ("2.15.0", ["conv2d", "conv2d_1", "conv2d_2", "dense"], "\\")])
def test_weights_of_keras_files_lie_where_each_version_puts_them(keras_version, names, separator, tmp_path):
    """Until 2.14 attributes went from a to z, until 2.13 layers with weights were counted twice; Windows wrote backslashes."""
    inner = tf_keras.Sequential([L.Conv2D(4, 3, input_shape=(8, 8, 4)), L.Conv2D(4, 3)])
    model = tf_keras.Sequential([L.Conv2D(4, 3, padding="same", input_shape=(8, 8, 4)), L.ReLU(), L.Conv2D(4, 3, padding="same"),
                                 L.ReLU(), L.Conv2D(4, 3, padding="same"), inner, L.Flatten(), L.Dense(2)])
    randomise(model, seed=8)
    model.save(tmp_path / "x.keras")
    with zipfile.ZipFile(tmp_path / "x.keras") as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    attribute = "layers" if keras_version == "2.15.0" else "_layer_checkpoint_dependencies"
    nested = ["conv2d", names[1]]
    written = dict(zip(["conv2d", "conv2d_1", "conv2d_2", "dense"], names, strict=True))
    moves = {f"layers/{old}": separator.join([attribute, new]) for old, new in written.items()}
    moves |= {f"layers/sequential/layers/{old}": separator.join([attribute, "sequential", attribute, new])
              for old, new in zip(["conv2d", "conv2d_1"], nested, strict=True)}
    (tmp_path / "theirs.h5").write_bytes(parts["model.weights.h5"])
    with h5py.File(tmp_path / "theirs.h5") as theirs, h5py.File(tmp_path / "ours.h5", "w") as ours:
        for old, new in moves.items():
            theirs.copy(theirs[f"{old}/vars"], ours.require_group(new), "vars")
    parts["model.weights.h5"] = (tmp_path / "ours.h5").read_bytes()
    parts["config.json"] = parts["config.json"].replace(b"tf_keras.src.engine.sequential", b"keras.engine.sequential")
    parts["metadata.json"] = json.dumps({"keras_version": keras_version}).encode()
    with zipfile.ZipFile(tmp_path / "early.keras", "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    loaded = load_model(str(tmp_path / "early.keras"))
    for ours, theirs in zip(loaded.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_a_saved_model_without_keras_is_refused(tmp_path):
    model = keras.Sequential([keras.Input((4,)), keras.layers.Dense(2)])
    model.export(tmp_path / "exported", verbose=False)
    with pytest.raises(ExportError, match="no Keras 2 layers"):
        load_model(str(tmp_path / "exported"))
    (tmp_path / "exported/variables/variables.data-00000-of-00001").unlink()
    with pytest.raises(ExportError, match="lacks variables/variables.data-00000-of-00001"):
        load_model(str(tmp_path / "exported"))
    (tmp_path / "empty").mkdir()
    with pytest.raises(ExportError, match="holds no saved_model.pb"):
        load_model(str(tmp_path / "empty"))


def test_a_saved_model_of_python_code_is_refused(tmp_path):
    class Subclassed(tf_keras.Model):
        def __init__(self):
            super().__init__()
            self.top = L.Dense(2)

        def call(self, inputs):
            return self.top(inputs)

    model = Subclassed()
    model(np.zeros((1, 4), np.float32))
    model.save(tmp_path / "folder", save_format="tf")
    with pytest.raises(UnsupportedLayerError, match="Python code, not a graph of layers"):
        load_model(str(tmp_path / "folder"))
