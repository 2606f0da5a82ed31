"""Every supported class and option: the flattened layers compute what the model does, and the file says how."""

import keras
import numpy as np
import pytest

from serval_keras.flatten import FlatModel
from serval_keras.frameworks.keras3 import OPERATIONS
from serval_keras.lowering import LAYERS
from serval_keras.random_weights import randomise
from serval_keras.reference import check_against_model, check_export, random_inputs
from serval_keras.sample_models import MODELS


@pytest.mark.parametrize("name", MODELS)
def test_flattened_layers_compute_what_the_model_does(name):
    model = MODELS[name]()
    randomise(model, seed=1)
    flat = FlatModel(model)
    inputs = random_inputs(list(flat.input_shapes.values()), seed=2, batch=2)
    tensors = {layer: keras.ops.convert_to_numpy(tensor) for layer, tensor in flat.run(inputs).items()}
    check_against_model(model, flat, inputs, tensors)
    assert check_export(model, flat) < 1e-5
    names = [layer.name for layer in flat.network.layers]
    assert len(set(names)) == len(names) and set(names) == set(tensors)
    for index, layer in enumerate(flat.network.layers):
        assert set(layer.inputs) <= set(names[:index])
        assert all(flat.network.tensors[tensor].dtype == np.float32 for tensor in layer.weights.values())


def test_the_samples_use_every_class_and_operation():
    layers, operations = set(), set()
    for build in MODELS.values():
        model = build()
        layers.update(type(layer).__name__ for layer in model._flatten_layers(include_self=False))
        operations.update(type(operation).__name__ for operation in getattr(model, "operations", []))
    augmentation = {name for name in LAYERS if name.startswith("Random")}
    dropouts = {"SpatialDropout1D", "SpatialDropout3D"}
    keras_2_only = {"ThresholdedReLU", "SyncBatchNormalization"}
    assert set(LAYERS) - augmentation - dropouts - keras_2_only - layers == set()
    same = {"TrueDivide", "Divide", "Squeeze", "SoftPlus", "SoftSign", "Abs", "Copy"}
    assert set(OPERATIONS) - operations - same == set()


@pytest.mark.parametrize("name", [name for name in LAYERS if name.startswith("Random") and hasattr(keras.layers, name)])
def test_an_augmentation_passes_its_input_on(name):
    kind = getattr(keras.layers, name)
    arguments = {"RandomRotation": [0.2], "RandomZoom": [0.2], "RandomTranslation": [0.2, 0.2],
                 "RandomContrast": [0.2], "RandomBrightness": [0.2], "RandomPosterization": [4],
                 "RandomHue": [0.3], "RandomSaturation": [0.3], "RandomSharpness": [0.3],
                 "RandomColorDegeneration": [0.3]}.get(name, [])
    first = keras.Input((6, 5, 3))
    flat = FlatModel(keras.Model(first, kind(*arguments)(first)))
    image = np.random.default_rng(3).uniform(0, 255, (1, 6, 5, 3)).astype(np.float32)
    output = flat.run([image])[flat.network.outputs[0]]
    np.testing.assert_array_equal(keras.ops.convert_to_numpy(output), image)
    assert flat.network.layers[-1].class_name == "Identity"


@pytest.mark.parametrize("layer, class_name, config", [
    (lambda k: k.Conv2D(4, 3, padding="same", strides=(1, 1), dilation_rate=2, groups=1, activation="relu6"), "Conv2D",
     {"strides": [1, 1], "dilation_rate": [2, 2], "padding": "same", "groups": 1, "activation": "relu6"}),
    (lambda k: k.DepthwiseConv2D(3, strides=2), "DepthwiseConv2D",
     {"strides": [2, 2], "dilation_rate": [1, 1], "padding": "valid", "activation": "linear"}),
    (lambda k: k.ReLU(6, negative_slope=0.5), "ReLU", {"max_value": 6.0, "negative_slope": 0.5, "threshold": 0.0}),
    (lambda k: k.LeakyReLU(negative_slope=0.5), "ReLU", {"max_value": None, "negative_slope": 0.5, "threshold": 0.0}),
    (lambda k: k.BatchNormalization(epsilon=0.5), "BatchNormalization", {"axis": 3, "epsilon": 0.5}),
    (lambda k: k.Softmax(axis=-2), "Softmax", {"axis": 2}),
    (lambda k: k.Activation("softmax"), "Softmax", {"axis": 3}),
    (lambda k: k.Activation("swish"), "Activation", {"activation": "silu"}),
    (lambda k: k.ZeroPadding2D(((1, 2), (3, 4))), "ZeroPadding2D", {"padding": [[1, 2], [3, 4]]}),
    (lambda k: k.Cropping2D(1), "Cropping2D", {"cropping": [[1, 1], [1, 1]]}),
    (lambda k: k.MaxPooling2D(3, padding="same"), "MaxPooling2D",
     {"pool_size": [3, 3], "strides": [3, 3], "padding": "same"}),
    (lambda k: k.GlobalAveragePooling2D(keepdims=True), "GlobalAveragePooling2D", {"keepdims": True}),
    (lambda k: k.Reshape((-1, 3)), "Reshape", {"target_shape": [-1, 3]}),
    (lambda k: k.UpSampling2D((2, 3), interpolation="bilinear"), "UpSampling2D",
     {"size": [2, 3], "interpolation": "bilinear"}),
    (lambda k: k.Rescaling([1, 2, 3], 0.5), "Rescaling", {"scale": [1.0, 2.0, 3.0], "offset": 0.5}),
    (lambda k: k.Dropout(0.5), "Identity", {}),
])
def test_the_config_of_a_layer(layer, class_name, config):
    first = keras.Input((6, 5, 3))
    written = FlatModel(keras.Model(first, layer(keras.layers)(first))).network.layers[-1]
    assert (written.class_name, written.config) == (class_name, config)


def test_softmax_inside_a_layer_becomes_a_layer_of_its_own():
    first = keras.Input((6,))
    network = FlatModel(keras.Model(first, keras.layers.Dense(3, activation="softmax", name="top")(first))).network
    assert [(layer.name, layer.class_name, layer.inputs) for layer in network.layers[1:]] == [
        ("top/linear", "Dense", [network.inputs[0]]), ("top", "Softmax", ["top/linear"])]
    assert network.layers[1].config == {"activation": "linear"}


def test_normalization_statistics_lose_their_batch_dimension():
    network = FlatModel(MODELS["normalizations"]()).network
    shapes = [network.tensors[layer.weights["mean"]].shape for layer in network.layers[1:]]
    assert shapes == [(1, 1, 3), (1, 1, 1), (1, 1, 3), (6, 1, 3)]
