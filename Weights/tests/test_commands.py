"""The two commands from end to end, on small models."""

import importlib
import json
import math
import os

import keras
import numpy as np
import pytest
import safetensors
import xxhash
from PIL import Image

from serval_keras import command, model_file
from serval_keras.loading import load_model
from serval_keras.sample_models import MODELS

export_keras = importlib.import_module("export_keras")
dump_reference = importlib.import_module("dump_reference")


def export(*arguments):
    return command.run(export_keras.main, export_keras.options_parser(), [str(a) for a in arguments])


def dump(*arguments):
    return command.run(dump_reference.main, dump_reference.options_parser(), [str(a) for a in arguments])


@pytest.fixture
def model(tmp_path):
    path = tmp_path / "nested.keras"
    MODELS["nested"]().save(path)
    return path


def opened(path):
    with safetensors.safe_open(path, "numpy") as file:
        return file.metadata(), {name: file.get_tensor(name) for name in file.keys()}


def test_export_writes_a_model_file_twice_the_same(model, tmp_path):
    out, again = tmp_path / "a.safetensors", tmp_path / "b.safetensors"
    assert export(model, "-o", out, "--preprocessing", "stretch", "--task", "thing") == 0
    assert export(model, "-o", again, "--preprocessing", "stretch", "--task", "thing") == 0
    assert out.read_bytes() == again.read_bytes()
    metadata, tensors = opened(out)
    graph = json.loads(metadata["serval.graph"])
    named = {tensor for layer in graph["layers"] for tensor in layer["weights"].values()}
    assert named == set(tensors) and all(tensor.dtype == np.float32 for tensor in tensors.values())
    assert json.loads(metadata["serval.task"])["name"] == "thing"
    assert json.loads(metadata["serval.preprocessing"])["resize"] == "stretch"
    assert metadata["serval.producer"] == f"export_keras.py, Keras {keras.__version__}"


def test_a_dump_belongs_to_its_model_and_holds_every_layer(model, tmp_path):
    out, reference = tmp_path / "a.safetensors", tmp_path / "d.safetensors"
    export(model, "-o", out)
    assert dump(model, "--seed", 3, "--batch", 2, "--sample", 10, "-o", reference) == 0
    graph_text = opened(out)[0]["serval.graph"]
    graph = json.loads(graph_text)
    metadata, tensors = opened(reference)
    description = json.loads(metadata["serval.dump"])
    assert metadata["serval.kind"] == "dump"
    assert description["graph_checksum"] == xxhash.xxh64(graph_text.encode()).hexdigest()
    assert (description["model"], description["sample"]) == ("nested.keras", 10)
    layers = [layer["name"] for layer in graph["layers"] if layer["class"] != "InputLayer"]
    assert list(description["layers"]) == layers
    assert set(tensors) == {f"output:{name}" for name in layers} | {f"input:{name}" for name in graph["inputs"]}
    assert tensors[f"input:{graph['inputs'][0]}"].shape == (2, 6, 5, 3)
    for name in layers:
        shape = description["layers"][name]["shape"]
        assert shape[0] == 2 and tensors[f"output:{name}"].shape in ((max(10, shape[-1]),), tuple(shape))


def test_a_dump_takes_its_range_from_the_model_file(model, tmp_path, capsys):
    out, bare, reference = tmp_path / "a.safetensors", tmp_path / "b.safetensors", tmp_path / "d.safetensors"
    export(model, "-o", out, "--preprocessing", "stretch", "--scale", "1/255", "--offset", "1")
    export(model, "-o", bare)
    assert dump(model, "--seed", 3, "--preprocessing", out, "-o", reference) == 0
    _, tensors = opened(reference)
    values, = (tensors[name] for name in tensors if name.startswith("input:"))
    assert 1 <= values.min() < 1.1 and 1.9 < values.max() <= 2
    assert dump(model, "--seed", 3, "--preprocessing", bare, "-o", tmp_path / "e") == 2
    assert "states no pre-processing" in capsys.readouterr().err


def test_one_layer_is_not_called_several(tmp_path, capsys):
    first = keras.Input((1,))
    keras.Model(first, keras.layers.Dense(1, use_bias=False, activation="linear")(first)).save(tmp_path / "one.keras")
    assert export(tmp_path / "one.keras", "-o", tmp_path / "one.safetensors") == 0
    assert ": 1 layer, 1 parameter, " in capsys.readouterr().out
    assert dump(tmp_path / "one.keras", "--seed", 1, "-o", tmp_path / "d.safetensors") == 0
    assert ": 1 layer, " in capsys.readouterr().out


def test_samples_lie_at_the_stated_positions(model, tmp_path):
    whole, part = tmp_path / "w.safetensors", tmp_path / "p.safetensors"
    dump(model, "--seed", 3, "-o", whole)
    dump(model, "--seed", 3, "--sample", 7, "-o", part)
    (_, all_values), (metadata, some) = opened(whole), opened(part)
    assert json.loads(metadata["serval.dump"])["sampling"] == "coprime"
    name = "output:inner/conv"
    flat = all_values[name].reshape(-1)
    step = next(step for step in range(618 * flat.size // 1000, flat.size) if math.gcd(step, flat.size) == 1)
    np.testing.assert_array_equal(some[name], [flat[i * step % flat.size] for i in range(7)])


@pytest.mark.parametrize("shape", [(1, 32, 32, 34), (1, 8, 8, 96), (2, 7, 5, 3), (1, 40, 300), (3, 2)])
@pytest.mark.parametrize("count", [1, 64, 2048])
def test_a_sample_meets_every_channel_and_no_element_twice(shape, count):
    places = np.arange(math.prod(shape)).reshape(shape)
    kept = model_file.sampled(places, count).reshape(-1)
    assert len(set(kept)) == len(kept) == min(places.size, max(count, shape[-1]))
    assert set(kept % shape[-1]) == set(range(shape[-1]))
    if kept.size < places.size and kept.size >= 64:
        quarters = np.bincount(4 * kept // places.size, minlength=4)
        assert quarters.min() * 5 >= kept.size


def test_the_outputs_of_a_model_are_kept_whole(model, tmp_path):
    out, reference = tmp_path / "a.safetensors", tmp_path / "d.safetensors"
    export(model, "-o", out)
    dump(model, "--seed", 3, "--sample", 1, "-o", reference)
    metadata, tensors = opened(reference)
    shapes = {name: layer["shape"] for name, layer in json.loads(metadata["serval.dump"])["layers"].items()}
    outputs = json.loads(opened(out)[0]["serval.graph"])["outputs"]
    for name in outputs:
        assert tensors[f"output:{name}"].shape == tuple(shapes[name])
    assert any(tensors[f"output:{name}"].shape != tuple(shape) for name, shape in shapes.items())


def test_a_photo_is_kept_with_its_preprocessed_form(model, tmp_path):
    photo, out = tmp_path / "p.png", tmp_path / "d.safetensors"
    Image.fromarray(np.full((12, 10, 3), 51, np.uint8)).save(photo)
    assert dump(model, "--input", photo, "--preprocessing", "letterbox", "--scale", "1/255", "-o", out) == 0
    _, tensors = opened(out)
    assert tensors["photo"].tobytes() == photo.read_bytes()
    name, = (name for name in tensors if name.startswith("input:"))
    np.testing.assert_allclose(tensors[name], np.full((1, 6, 5, 3), 0.2), rtol=1e-6)


def test_a_refused_model_ends_with_code_2_and_writes_nothing(tmp_path, capsys):
    first = keras.Input((8, 4))
    path, out = tmp_path / "bad.keras", tmp_path / "out.safetensors"
    keras.Model(first, keras.layers.LSTM(2, name="memory")(first)).save(path)
    assert export(path, "-o", out) == 2
    assert dump(path, "--seed", 1, "-o", out) == 2
    assert "Layer 'memory' (LSTM)" in capsys.readouterr().err
    assert os.listdir(tmp_path) == ["bad.keras"]


def test_a_function_is_not_called_a_class(tmp_path, capsys):
    first = keras.Input((4,))
    keras.Model(first, keras.ops.sin(first)).save(tmp_path / "s.keras")
    assert export(tmp_path / "s.keras", "-o", tmp_path / "out") == 2
    error = capsys.readouterr().err
    assert "(Sin): this function is not supported" in error and 'README.md, "A model of your own"' in error


@pytest.mark.parametrize("name, content, message", [
    ("missing.keras", None, "no file"), ("x.txt", b"text", "neither a .keras nor an .h5 file"), ("x.h5", b"", "is empty"),
    ("x.keras", b"PK\x03\x04 broken", "damaged or cut off"), ("x.h5", b"\x89HDF\r\n\x1a\n cut", "damaged or cut off"),
    ("x.h5", b"version https://git-lfs.github.com/spec/v1", "git lfs pull"), ("x.h5", b"....TFL3", "TensorFlow Lite"),
    ("x.h5", b"<!DOCTYPE html>", "web page"), ("x.h5", b"\0\0\0\0\0\0\0\0{\"a\"", "safetensors"),
    ("x.json", b'{"class_name": 1}', "without its weights"),
])
def test_a_file_that_is_no_model(tmp_path, capsys, name, content, message):
    if content is not None:
        (tmp_path / name).write_bytes(content)
    assert export(tmp_path / name, "-o", tmp_path / "out") == 2
    assert message in capsys.readouterr().err


@pytest.fixture
def classifier(tmp_path):
    first = keras.Input((6, 5, 3))
    keras.Model(first, keras.layers.Dense(3, activation="softmax")(keras.layers.Flatten()(first))).save(tmp_path / "c.keras")
    return tmp_path / "c.keras"


@pytest.mark.parametrize("text, labels", [
    ("cat\ndog\ngrey parrot\n", ["cat", "dog", "grey parrot"]),
    ("\ufeff0 Cat\r\n1 Dog\r\n2 Grey Parrot\r\n\r\n", ["Cat", "Dog", "Grey Parrot"]),
    ("2 c\n0 a\n1 b\n", ["a", "b", "c"]), ("0: a\n1: b\n2: c", ["a", "b", "c"]),
    ("1 a\n2 b\n3 c\n", ["1 a", "2 b", "3 c"]), ("0\n1\n2\n", ["0", "1", "2"]), ("Katze\nKöter\n犬", ["Katze", "Köter", "犬"]),
])
def test_labels_become_the_task(classifier, tmp_path, text, labels):
    (tmp_path / "labels.txt").write_bytes(text.encode())
    assert export(classifier, "-o", tmp_path / "out", "--labels", tmp_path / "labels.txt") == 0
    assert json.loads(opened(tmp_path / "out")[0]["serval.task"]) == {
        "name": "classification", "units": "probabilities", "labels": labels}


@pytest.mark.parametrize("text, message", [
    ("a\nb\n", "names 2 classes, but the model's output has 3 numbers"), ("\n \n", "names no class"), (None, "No such file"),
])
def test_labels_that_do_not_fit(classifier, tmp_path, capsys, text, message):
    if text is not None:
        (tmp_path / "labels.txt").write_text(text)
    assert export(classifier, "-o", tmp_path / "out", "--labels", tmp_path / "labels.txt") == 2
    assert message in capsys.readouterr().err and not (tmp_path / "out").exists()


def test_scores_are_no_probabilities(tmp_path):
    first = keras.Input((4,))
    keras.Model(first, keras.layers.Dense(2)(first)).save(tmp_path / "c.keras")
    (tmp_path / "labels.txt").write_text("a\nb\n")
    assert export(tmp_path / "c.keras", "-o", tmp_path / "out", "--labels", tmp_path / "labels.txt") == 0
    assert json.loads(opened(tmp_path / "out")[0]["serval.task"])["units"] == "none"


def test_a_wrong_export_is_not_written(model, tmp_path, capsys, monkeypatch):
    """The network that would be written is computed by itself and compared with Keras."""
    from serval_keras.lowering import LAYERS

    def wrong(call, builder):
        return builder.emit(call.name, "ReLU", call.inputs, {"max_value": 0.5, "negative_slope": 0.0, "threshold": 0.0},
                            call=call)

    monkeypatch.setitem(LAYERS, "ReLU", wrong)
    assert export(model, "-o", tmp_path / "out") == 2
    error = capsys.readouterr().err
    assert "Layer 'inner/positive' as it would be exported differs from what Keras" in error
    assert not (tmp_path / "out").exists()


def test_the_command_says_which_keras_it_used(tmp_path, capsys):
    files = os.path.join(os.path.dirname(__file__), "files")
    assert export(os.path.join(files, "separable/model.h5"), "-o", tmp_path / "out") == 0
    assert "read with Keras 2 (tf_keras" in capsys.readouterr().out
    assert opened(tmp_path / "out")[0]["serval.producer"].startswith("export_keras.py, Keras 2 (tf_keras")
    assert dump(os.path.join(files, "separable/model.h5"), "--seed", 1, "-o", tmp_path / "dump") == 0
    assert json.loads(opened(tmp_path / "dump")[0]["serval.dump"])["keras_version"].startswith("2.")


def test_weights_that_are_not_finite_are_refused(tmp_path, capsys):
    first = keras.Input((4,))
    layer = keras.layers.Dense(2, name="top")
    model = keras.Model(first, layer(first))
    layer.bias.assign([1.0, np.nan])
    model.save(tmp_path / "x.keras")
    assert export(tmp_path / "x.keras", "-o", tmp_path / "out") == 2
    assert "'bias' of layer 'top'" in capsys.readouterr().err


def test_a_photo_without_preprocessing_is_refused(model, tmp_path, capsys):
    assert dump(model, "--input", __file__, "-o", tmp_path / "out") == 2
    assert "needs --preprocessing" in capsys.readouterr().err


def test_an_h5_file(tmp_path):
    model = keras.Sequential([keras.Input((6, 5, 3)), keras.layers.DepthwiseConv2D(3), keras.layers.Activation("relu6")])
    model.save(tmp_path / "x.h5")
    assert export(tmp_path / "x.h5", "-o", tmp_path / "out") == 0


def test_an_h5_file_with_operations(tmp_path):
    """Keras by itself takes the operation of `x + 3` for the layer Add, and loses slices and axes."""
    for name in ("operations_with_constants", "operations_of_one_tensor", "operations_of_tensors", "operations_of_parts",
                 "combinations"):
        model = MODELS[name]()
        model.save(tmp_path / "x.h5")
        loaded = load_model(str(tmp_path / "x.h5"))
        image = np.random.default_rng(1).uniform(-3, 3, (1, *model.inputs[0].shape[1:])).astype(np.float32)
        for ours, theirs in zip(keras.tree.flatten(loaded(image)), keras.tree.flatten(model(image))):
            np.testing.assert_array_equal(ours, theirs)
    assert export(tmp_path / "x.h5", "-o", tmp_path / "out") == 0


def test_neither_command_writes_onto_what_it_reads(model, tmp_path, capsys):
    before = model.read_bytes()
    link, hard = tmp_path / "link.safetensors", tmp_path / "hard.safetensors"
    link.symlink_to(model)
    os.link(model, hard)
    labels = tmp_path / "labels.txt"
    labels.write_text("a\nb\n")
    for target in (model, link, hard):
        assert export(model, "-o", target) == 2
        assert dump(model, "--seed", 1, "-o", target) == 2
    assert export(model, "-o", labels, "--labels", labels) == 2
    assert "would replace the input" in capsys.readouterr().err
    assert model.read_bytes() == before and labels.read_text() == "a\nb\n" and link.is_symlink()


def test_a_link_stays_one_and_a_mode_is_kept(model, tmp_path):
    target, link = tmp_path / "target", tmp_path / "link"
    target.write_bytes(b"old")
    target.chmod(0o640)
    link.symlink_to(target)
    assert export(model, "-o", link) == 0
    assert link.is_symlink() and target.stat().st_mode & 0o777 == 0o640
    assert opened(target)[0]["serval.kind"] == "model"


def test_only_regular_files_are_replaced(model, tmp_path, capsys):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for target, reason in ((pipe, "a pipe"), (tmp_path, "a folder"), ("/dev/null", "a device"), (tmp_path / "no" / "x", "exist")):
        assert export(model, "-o", target) == 2
        assert reason in capsys.readouterr().err
    assert pipe.is_fifo()


def test_a_minus_is_standard_output(model, tmp_path, capfdbinary):
    out = tmp_path / "a.safetensors"
    assert export(model, "-o", out) == 0
    capfdbinary.readouterr()
    assert export(model, "-o", "-") == 0
    captured = capfdbinary.readouterr()
    assert captured.out == out.read_bytes()
    assert b"layers" in captured.err


def test_the_comparison_of_whole_networks_counts_what_serval_cannot_run(tmp_path, capsys):
    compare_applications = importlib.import_module("compare_applications")
    serval = tmp_path / "serval"
    serval.write_text("#!/bin/sh\necho cannot >&2\nexit 2\n")
    serval.chmod(0o755)
    arguments = ["--serval", str(serval), "--models", "MobileNet:alpha=0.25", "--sizes", "32x32", "--no-top", "--backends",
                 "baseline", "--keep", str(tmp_path / "kept")]
    assert command.run(compare_applications.main, compare_applications.options_parser(), arguments) == 1
    assert "0 of 1 within 0.0001" in capsys.readouterr().out
    assert [path.name for path in (tmp_path / "kept").iterdir()] == ["MobileNet-alpha-0.25-32x32.safetensors"]
