"""A second way to the nine points, for training alone: every cell of the last feature map votes for each of them.

The network's own way leads through the maximum over all cells, so places reach it only as far as channels have learned
to carry them; that takes many photos. A cell knows where it is: it says how far each point lies from its own centre and
how sure it is, and the point is the mean of the votes. The same features serve both, the votes teach them where things
are, and they are the better teacher for photos without labels. Delivered networks go without them.
"""

import keras
from keras import ops

from .targets import CENTRE, SPREAD

POINTS = 9


class Votes(keras.layers.Layer):
    """[n, h, w, channels] -> raw x, y of the nine points, [n, 18]."""

    def build(self, shape):
        _, self.rows, self.columns, channels = shape
        self.kernel = self.add_weight(name="kernel", shape=(channels, 3 * POINTS), initializer="glorot_uniform")
        self.bias = self.add_weight(name="bias", shape=(3 * POINTS,), initializer="zeros")

    def call(self, x):
        cells = self.rows * self.columns
        votes = ops.matmul(ops.reshape(x, (-1, cells, x.shape[-1])), self.kernel) + self.bias
        sure = ops.softmax(votes[..., :POINTS], axis=1)
        place = SPREAD * ops.reshape(votes[..., POINTS:], (-1, cells, POINTS, 2)) + self._centres(x.dtype)
        mean = ops.sum(sure[..., None] * place, axis=1)
        return ops.reshape((mean - CENTRE) / SPREAD, (-1, 2 * POINTS))

    def _centres(self, dtype):
        """Centres of the cells in units of the input's side, [cells, 1, 2]."""
        y = (ops.arange(self.rows, dtype=dtype) + 0.5) / self.rows
        x = (ops.arange(self.columns, dtype=dtype) + 0.5) / self.columns
        y, x = ops.meshgrid(y, x, indexing="ij")
        return ops.reshape(ops.stack([x, y], axis=-1), (-1, 1, 2))

    def compute_output_shape(self, shape):
        return shape[0], 2 * POINTS
