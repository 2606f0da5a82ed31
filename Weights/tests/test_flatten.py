"""Names, order, sharing and sizes of flattened models."""

import keras
import numpy as np
import pytest

from serval_keras.errors import ExportError
from serval_keras.flatten import FlatModel
from serval_keras.sample_models import MODELS


def test_nested_layers_carry_their_models_names_and_shared_ones_a_number():
    network = FlatModel(MODELS["nested"]()).network
    names = [layer.name for layer in network.layers]
    assert set(names) >= {"inner/conv", "inner/norm", "inner#2/conv", "shared", "shared#2", "tail/conv", "tail#2/conv"}
    assert sum(name.startswith("tail/deep/") for name in names) == 1
    by_name = {layer.name: layer for layer in network.layers}
    assert by_name["inner#2/conv"].weights == by_name["inner/conv"].weights == {
        "kernel": "inner/conv/kernel", "bias": "inner/conv/bias"}
    assert by_name["shared#2"].weights == by_name["shared"].weights
    assert len(network.outputs) == 2


def test_a_branch_is_finished_before_the_next_begins():
    first = keras.Input((4, 4, 2))
    left = keras.layers.ReLU(name="left2")(keras.layers.ReLU(name="left1")(first))
    right = keras.layers.ReLU(name="right2")(keras.layers.ReLU(name="right1")(first))
    network = FlatModel(keras.Model(first, keras.layers.Add(name="sum")([left, right]))).network
    assert [layer.name for layer in network.layers[1:]] == ["left1", "left2", "right1", "right2", "sum"]


def test_inputs_and_outputs_keep_the_models_order():
    network = FlatModel(MODELS["two_inputs"]()).network
    assert network.inputs == ["b", "a"]
    assert [layer.name for layer in network.layers[:2]] == ["b", "a"]


def test_layers_that_no_output_needs_are_left_out():
    first = keras.Input((4,))
    used = keras.layers.Dense(2, name="used")(first)
    keras.layers.Dense(3, name="unused")(first)
    assert [layer.name for layer in FlatModel(keras.Model(first, used)).network.layers[1:]] == ["used"]


def test_dictionaries_of_inputs_and_outputs():
    a, b = keras.Input((4,), name="a"), keras.Input((4,), name="b")
    inner = keras.Model({"second": b, "first": a}, {"difference": keras.layers.Subtract()([a, b])})
    x, y = keras.Input((4,), name="x"), keras.Input((4,), name="y")
    model = keras.Model([x, y], inner({"first": x, "second": y})["difference"])
    flat = FlatModel(model)
    one, two = np.full((1, 4), 5, np.float32), np.full((1, 4), 3, np.float32)
    result = flat.run([one, two])[flat.network.outputs[0]]
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(result), np.full((1, 4), 2, np.float32))


def test_an_open_size_is_fixed_by_the_option():
    first = keras.Input((None, None, 3))
    model = keras.Model(first, keras.layers.Conv2D(2, 3, strides=2)(first))
    with pytest.raises(ExportError, match="--input-size"):
        FlatModel(model)
    flat = FlatModel(model, input_size=(9, 7))
    assert list(flat.input_shapes.values()) == [(9, 7, 3)] and list(flat.output_shapes.values()) == [(4, 3, 2)]


def test_an_unbuilt_sequential_takes_the_input_of_its_first_model():
    first = keras.Input((5, 6, 3))
    inner = keras.Model(first, keras.layers.Conv2D(2, 3)(first))
    model = keras.Sequential([inner, keras.layers.ReLU()])
    assert list(FlatModel(model).output_shapes.values()) == [(3, 4, 2)]


def test_a_model_without_an_input_shape_is_refused():
    with pytest.raises(ExportError, match="no input shape"):
        FlatModel(keras.Sequential([keras.layers.Conv2D(2, 3)]))


def test_a_size_that_a_dense_layer_forbids_is_refused_by_name():
    first = keras.Input((5, 6, 3))
    model = keras.Model(first, keras.layers.Dense(2, name="top")(keras.layers.Flatten()(first)))
    with pytest.raises(ExportError, match="Layer 'top'"):
        FlatModel(model, input_size=(7, 6))


@pytest.mark.parametrize("dtype", ["float16", "bfloat16", "float64", "mixed_float16"])
def test_weights_of_any_float_type_become_float32(dtype):
    first = keras.Input((5, 6, 3), dtype="float32")
    layer = keras.layers.Conv2D(2, 3, dtype=dtype, name="conv")
    flat = FlatModel(keras.Model(first, layer(first)))
    kernel = flat.network.tensors["conv/kernel"]
    assert kernel.dtype == np.float32
    np.testing.assert_array_equal(kernel, keras.ops.convert_to_numpy(layer.kernel).astype(np.float32))
    output = flat.run([np.ones((1, 5, 6, 3), np.float32)])["conv"]
    assert keras.backend.standardize_dtype(output.dtype) == "float32"


def test_a_double_precision_run_of_the_same_layers():
    model = MODELS["nested"]()
    single, double = FlatModel(model), FlatModel(model, dtype="float64")
    image = np.random.default_rng(5).normal(size=(1, 6, 5, 3)).astype(np.float32)
    name = single.network.outputs[0]
    outputs = [keras.ops.convert_to_numpy(flat.run([image])[name]) for flat in (single, double)]
    assert outputs[1].dtype == np.float64
    np.testing.assert_allclose(outputs[0], outputs[1], rtol=1e-4, atol=1e-5)
    assert np.any(outputs[0] != outputs[1])
