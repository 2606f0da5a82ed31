"""Random weights under which a deep network still computes something: every statistic and bias takes part."""

import numpy as np

from .frameworks import framework_of


def randomise(model, seed, inputs=None):
    """Draws every weight of a model of either Keras anew.

    With `inputs` (arrays with batch) batch norms take the statistics that they see. Without that, the signal would
    vanish or explode within a few dozen layers, and a comparison of outputs would prove nothing.
    """
    framework = framework_of(model)
    generator = np.random.default_rng(seed)
    layers = framework.layers_of(model)
    for layer in layers:
        for variable in framework.variables_of(layer):
            if "int" not in str(variable.dtype):
                variable.assign(drawn(generator, layer, variable))
        if hasattr(layer, "finalize_state"):
            layer.finalize_state()
    norms = [layer for layer in layers if framework.class_name(layer) == "BatchNormalization"]
    if inputs is not None and norms:
        take_statistics(model, norms, inputs)
        for layer in norms:
            perturb(framework, generator, layer)


def drawn(generator, layer, variable):
    name, shape = variable.name.split("/")[-1].split(":")[0], tuple(variable.shape)
    if name.endswith("kernel") and len(shape) == 4:
        depthwise = "Depthwise" in type(layer).__name__ or "depthwise" in name
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


def perturb(framework, generator, layer):
    mean, variance = (framework.numpy(statistic) for statistic in (layer.moving_mean, layer.moving_variance))
    variance = np.maximum(variance, 0.05 * variance.mean() + 1e-3)
    layer.moving_mean.assign(mean + 0.1 * np.sqrt(variance) * generator.normal(size=mean.shape))
    layer.moving_variance.assign(variance * generator.uniform(0.7, 1.4, variance.shape))
