import keras
import numpy as np

import average_runs


def network(seed):
    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(2), keras.layers.BatchNormalization()])
    rng = np.random.default_rng(seed)
    model.set_weights([rng.normal(size=w.shape).astype(np.float32) for w in model.get_weights()])
    return model


def test_mean_of_runs_has_the_weighted_mean_of_every_weight():
    models = [network(seed) for seed in range(3)]
    parts = [model.get_weights() for model in models]
    mean = average_runs.average(models, [1, 1, 2]).get_weights()
    for found, a, b, c in zip(mean, *parts):
        np.testing.assert_allclose(found, (a + b + 2 * c) / 4, rtol=1e-6)
        assert found.dtype == np.float32
