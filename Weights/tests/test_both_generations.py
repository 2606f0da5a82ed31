"""Every class with its defaults and options, built by Keras 2 and by Keras 3: each is exported as its own Keras computes."""

import importlib

import keras
import numpy as np
import pytest
import tf_keras

from serval_keras import interpreter
from serval_keras.flatten import FlatModel
from serval_keras.loading import load_model
from serval_keras.lowering import LAYERS
from serval_keras.random_weights import randomise
from serval_keras.reference import check_export

IMAGE, SEQUENCE, VECTOR = (9, 8, 4), (12, 4), (6,)
PACKAGES = {"keras2": tf_keras, "keras3": keras}
ACTIVATIONS = ("linear", "relu", "sigmoid", "hard_sigmoid", "tanh", "swish", "gelu", "softmax", "elu", "selu", "softplus",
               "softsign", "exponential", "mish")

# name -> (shape, layers of the package `k`, each applied to the input)
CASES = {
    "Conv2D": (IMAGE, lambda k: [
        k.Conv2D(5, 3), k.Conv2D(5, (2, 3), strides=2, padding="same", use_bias=False), k.Conv2D(6, 3, groups=2),
        k.Conv2D(3, 3, dilation_rate=2, padding="same", activation="relu"), k.Conv2D(3, 2, activation=k.LeakyReLU())]),
    "DepthwiseConv2D": (IMAGE, lambda k: [
        k.DepthwiseConv2D(3), k.DepthwiseConv2D((2, 3), padding="same", depth_multiplier=2, activation="hard_sigmoid"),
        k.DepthwiseConv2D(3, strides=2, use_bias=False), k.DepthwiseConv2D(3, dilation_rate=2)]),
    "SeparableConv2D": (IMAGE, lambda k: [
        k.SeparableConv2D(5, 3), k.SeparableConv2D(3, 3, padding="same", depth_multiplier=2, use_bias=False),
        k.SeparableConv2D(5, 3, strides=2, activation="softmax"), k.SeparableConv2D(5, 2, dilation_rate=2)]),
    "Conv2DTranspose": (IMAGE, lambda k: [
        k.Conv2DTranspose(3, 2), k.Conv2DTranspose(3, 3, strides=2, padding="same", activation="relu"),
        k.Conv2DTranspose(3, 2, strides=3, activation="softmax"), k.Conv2DTranspose(3, (4, 5), strides=(2, 3), use_bias=False),
        k.Conv2DTranspose(3, 4, strides=2, padding="same", activation="hard_sigmoid"),
        k.Conv2DTranspose(3, 3, strides=2, padding="same", output_padding=1)]),
    "sequences": (SEQUENCE, lambda k: [
        k.Conv1D(5, 3), k.Conv1D(5, 3, strides=2, padding="same", activation="hard_sigmoid"),
        k.Conv1D(5, 3, padding="causal", dilation_rate=2), k.SeparableConv1D(5, 3, strides=2), k.DepthwiseConv1D(3),
        k.Conv1DTranspose(3, 3, strides=2), k.MaxPooling1D(), k.AveragePooling1D(3, 1, "same"), k.GlobalMaxPooling1D(),
        k.GlobalAveragePooling1D(keepdims=True), k.ZeroPadding1D(), k.Cropping1D(), k.UpSampling1D(), k.SpatialDropout1D(0.5)]),
    "Dense": (VECTOR, lambda k: [k.Dense(4), k.Dense(4, use_bias=False, activation="softmax"), k.RepeatVector(3)]),
    "Dense of maps": (IMAGE, lambda k: [k.Dense(4, activation="hard_sigmoid"), k.Dense(4)]),
    "activations": (IMAGE, lambda k: [k.Activation(name) for name in ACTIVATIONS]),
    "activations inside": (IMAGE, lambda k: [k.Conv2D(3, 1, activation=name) for name in ACTIVATIONS]),
    "rectifiers": (IMAGE, lambda k: [
        k.ReLU(), k.ReLU(6.0), k.ReLU(2.0, 0.25, 0.5), k.LeakyReLU(), k.LeakyReLU(0.1), k.ELU(), k.ELU(0.5), k.PReLU(),
        k.PReLU(shared_axes=[1, 2])]),
    "Softmax": (IMAGE, lambda k: [k.Softmax(), k.Softmax(axis=1), k.Softmax(axis=[2])]),
    "BatchNormalization": (IMAGE, lambda k: [
        k.BatchNormalization(), k.BatchNormalization(axis=1), k.BatchNormalization(scale=False),
        k.BatchNormalization(center=False, epsilon=1e-5), k.BatchNormalization(momentum=0.9)]),
    "LayerNormalization": (IMAGE, lambda k: [
        k.LayerNormalization(), k.LayerNormalization(axis=[2, 3], epsilon=1e-6), k.LayerNormalization(scale=False),
        k.LayerNormalization(center=False), k.GroupNormalization(2), k.GroupNormalization(-1, scale=False)]),
    "Normalization": (IMAGE, lambda k: [
        k.Normalization(mean=[1.0, 2, 3, 4], variance=[1.0, 0.0, 2, 3]), k.Normalization(axis=None, mean=1.0, variance=4.0),
        k.Normalization(mean=1.0, variance=2.0, invert=True)]),
    "Rescaling": (IMAGE, lambda k: [k.Rescaling(1 / 127.5, offset=-1), k.Rescaling(2.0), k.Rescaling([1.0, 2, 3, 4])]),
    "pooling": (IMAGE, lambda k: [
        k.MaxPooling2D(), k.AveragePooling2D(2), k.MaxPooling2D(3, 2, "same"), k.AveragePooling2D(3, 1, "same"),
        k.GlobalMaxPooling2D(), k.GlobalAveragePooling2D(), k.GlobalMaxPooling2D(keepdims=True),
        k.GlobalAveragePooling2D(keepdims=True)]),
    "shapes": (IMAGE, lambda k: [
        k.ZeroPadding2D(), k.ZeroPadding2D(((0, 1), (2, 0))), k.Cropping2D(1), k.Cropping2D(((1, 0), (0, 2))), k.Flatten(),
        k.Reshape((-1, 6)), k.Permute((3, 1, 2)), k.UpSampling2D(), k.UpSampling2D((1, 3), interpolation="bilinear"),
        k.Resizing(9, 8), k.Resizing(18, 16), k.Resizing(18, 8, interpolation="nearest"), k.CenterCrop(5, 5)]),
    "identities": (IMAGE, lambda k: [
        k.Dropout(0.5), k.SpatialDropout2D(0.5), k.GaussianNoise(0.1), k.GaussianDropout(0.1), k.AlphaDropout(0.1),
        k.ActivityRegularization(0.1), k.Identity(), k.RandomFlip(), k.RandomRotation(0.1), k.RandomZoom(0.1),
        k.RandomContrast(0.1), k.RandomBrightness(0.1), k.RandomTranslation(0.1, 0.1)]),
}
ONLY_KERAS_2 = {
    "ThresholdedReLU": (IMAGE, lambda k: [k.ThresholdedReLU(), k.ThresholdedReLU(0.25)]),
    "SyncBatchNormalization": (IMAGE, lambda k: [k.experimental.SyncBatchNormalization()]),
    "sizes": (IMAGE, lambda k: [k.RandomHeight(0.1), k.RandomWidth(0.1)]),
}


def built(package, shape, layers):
    first = package.Input(shape)
    model = package.Model(first, [layer(first) for layer in layers(package.layers)])
    randomise(model, seed=5)
    return model


@pytest.mark.parametrize("generation", PACKAGES)
@pytest.mark.parametrize("name", CASES)
def test_a_layer_means_what_its_own_keras_computes(name, generation, tmp_path):
    model = built(PACKAGES[generation], *CASES[name])
    assert check_export(model, FlatModel(model)) < 1e-5
    # Keras 3 itself cannot save its augmentations as .h5.
    for file in ("x.keras",) if (name, generation) == ("identities", "keras3") else ("x.h5", "x.keras"):
        model.save(tmp_path / file)
        loaded = load_model(str(tmp_path / file))
        assert type(loaded).__module__.startswith("tf_keras" if generation == "keras2" else "keras")
        for ours, theirs in zip(loaded.get_weights(), model.get_weights(), strict=True):
            np.testing.assert_array_equal(ours, theirs)


@pytest.mark.parametrize("name", ONLY_KERAS_2)
def test_a_layer_that_keras_3_no_longer_has(name):
    model = built(tf_keras, *ONLY_KERAS_2[name])
    assert check_export(model, FlatModel(model)) < 1e-5


@pytest.mark.parametrize("name", ["Add", "Subtract", "Multiply", "Maximum", "Minimum", "Average", "Concatenate"])
@pytest.mark.parametrize("generation", PACKAGES)
def test_a_merging_layer(name, generation):
    package = PACKAGES[generation]
    k = package.layers
    first = package.Input(IMAGE)
    other = k.Conv2D(4, 1)(first)
    outputs = [getattr(k, name)()([first, other])]
    if name != "Concatenate":
        outputs += [getattr(k, name)()([first, k.GlobalAveragePooling2D()(other)]),
                    getattr(k, name)()([first, k.GlobalMaxPooling2D(keepdims=True)(other)])]
    model = package.Model(first, outputs)
    assert check_export(model, FlatModel(model)) < 1e-5


@pytest.mark.parametrize("generation", PACKAGES)
def test_the_layers_of_convnext(generation, tmp_path):
    """Classes that live in keras.applications, and whose files name no module for them."""
    package = PACKAGES[generation]
    convnext = importlib.import_module(f"{package.__name__}.src.applications.convnext")
    first = package.Input(IMAGE)
    scaled = convnext.LayerScale(0.5, 4)(package.layers.LayerNormalization(epsilon=1e-6)(first))
    model = package.Model(first, package.layers.Add()([first, convnext.StochasticDepth(0.2)(scaled)]))
    randomise(model, seed=5)
    for file in ("x.h5", "x.keras"):
        model.save(tmp_path / file)
        loaded = load_model(str(tmp_path / file))
        assert check_export(loaded, FlatModel(loaded)) < 1e-5
        for ours, theirs in zip(loaded.get_weights(), model.get_weights(), strict=True):
            np.testing.assert_array_equal(ours, theirs)


def test_both_generations_use_every_class():
    used = set()
    for cases in (CASES, ONLY_KERAS_2):
        for _, layers in cases.values():
            used.update(type(layer).__name__ for layer in layers(tf_keras.layers))
    merging = {"Add", "Subtract", "Multiply", "Maximum", "Minimum", "Average", "Concatenate"}
    others = {name for name in LAYERS if not hasattr(tf_keras.layers, name)} | {"SpatialDropout3D"}
    assert set(LAYERS) - used - merging - others == set()


@pytest.mark.parametrize("make, keras2, keras3", [
    (lambda k: k.Activation("hard_sigmoid"), 0.7, 2 / 3),
    (lambda k: k.Dense(1, activation="hard_sigmoid", kernel_initializer="ones"), 0.7, 2 / 3),
    (lambda k: k.LeakyReLU(), -0.3, -0.3),
])
def test_values_that_differ_or_might(make, keras2, keras3):
    """hard_sigmoid of 1 is 0.2 + 0.5 in Keras 2, (1 + 3) / 6 in Keras 3; LeakyReLU's slope is called otherwise."""
    for package, expected in ((tf_keras, keras2), (keras, keras3)):
        first = package.Input((1,))
        layer = make(package.layers)
        flat = FlatModel(package.Model(first, layer(first)))
        value = np.array([[-1.0 if expected < 0 else 1.0]], np.float32)
        result = interpreter.run(flat.network, [value])[flat.network.outputs[0]]
        np.testing.assert_allclose(result, [[expected]], rtol=1e-6)
