"""Random weights under which a deep network still computes something: every statistic and bias takes part."""

import keras
import numpy as np


def randomise(model, seed, inputs=None):
    """Draws every weight anew. With `inputs` (arrays with batch) batch norms take the statistics that they see.

    Without that, the signal would vanish or explode within a few dozen layers, and a comparison of outputs
    would prove nothing.
    """
    generator = np.random.default_rng(seed)
    layers = [layer for layer in model._flatten_layers(include_self=False) if not isinstance(layer, keras.Model)]
    for layer in layers:
        for variable in layer._trainable_variables + layer._non_trainable_variables:
            if "int" not in variable.dtype:
                variable.assign(drawn(generator, variable))
        if isinstance(layer, keras.layers.Normalization):
            layer.finalize_state()
    norms = [layer for layer in layers if isinstance(layer, keras.layers.BatchNormalization)]
    if inputs is not None and norms:
        take_statistics(model, norms, inputs)
        for layer in norms:
            perturb(generator, layer)


def drawn(generator, variable):
    name, shape = variable.name, tuple(variable.shape)
    if name in ("kernel", "depthwise_kernel", "pointwise_kernel") and len(shape) == 4:
        depthwise = "depthwise" in name or "depthwise" in variable.path.split("/")[-2]
        fan_in = shape[0] * shape[1] * (1 if depthwise else shape[2])
        return generator.normal(0, np.sqrt(2 / fan_in), shape)
    if name == "kernel":
        return generator.normal(0, np.sqrt(1 / shape[0]), shape)
    if name in ("gamma", "moving_variance", "variance"):
        return generator.uniform(0.5, 1.5, shape)
    if name == "alpha":
        return generator.uniform(0, 0.4, shape)
    return generator.normal(0, 0.2, shape)


def take_statistics(model, norms, inputs):
    """A pass in training mode without memory leaves each batch norm with the mean and variance of its input."""
    momenta = [layer.momentum for layer in norms]
    for layer in norms:
        layer.momentum = 0.0
    model(inputs[0] if len(inputs) == 1 else inputs, training=True)
    for layer, momentum in zip(norms, momenta):
        layer.momentum = momentum


def perturb(generator, layer):
    mean, variance = (keras.ops.convert_to_numpy(v) for v in (layer.moving_mean, layer.moving_variance))
    variance = np.maximum(variance, 0.05 * variance.mean() + 1e-3)
    layer.moving_mean.assign(mean + 0.1 * np.sqrt(variance) * generator.normal(size=mean.shape))
    layer.moving_variance.assign(variance * generator.uniform(0.7, 1.4, variance.shape))
