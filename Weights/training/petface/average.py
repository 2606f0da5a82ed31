"""Exponential moving average of all weights, and moving statistics that fit it."""

import numpy as np

from .model import batch_norms


class WeightAverage:
    def __init__(self, weights, decay=0.97, count=0):
        self.weights = [np.array(w) for w in weights]
        self.decay = decay
        self.count = count

    def update(self, weights):
        self.count += 1
        d = min(self.decay, (1 + self.count) / (10 + self.count))
        for mean, w in zip(self.weights, weights):
            mean *= d
            mean += (1 - d) * w


def recalibrate(model, batches):
    """Sets the batch norms' moving statistics to their mean over `batches`, with the weights as they are.

    Averaged weights, or weights that come from another input size, do not fit the statistics gathered on the way.
    """
    layers = batch_norms(model)
    kept = [layer.momentum for layer in layers]
    for k, x in enumerate(batches):
        for layer in layers:
            layer.momentum = k / (k + 1)
        model(x, training=True)
    for layer, momentum in zip(layers, kept):
        layer.momentum = momentum
