"""Batches made ahead of time by background threads."""

import queue
import threading
from dataclasses import dataclass

import numpy as np

from . import augment, targets, views, warp


@dataclass
class Part:
    """A share of every batch: samples, their photos, and the views taken of them."""

    samples: list
    photos: list
    view: object
    share: float
    odds: np.ndarray | None = None  # of each sample, all alike if None


def example(rng, part, size):
    """One augmented photo as bytes and its row of targets."""
    i = int(rng.integers(len(part.samples)) if part.odds is None else rng.choice(len(part.odds), p=part.odds))
    sample, photo = part.samples[i], part.photos[i]
    m, window = part.view(rng, photo, sample, size)
    image = warp.draw(photo, m, size, window)
    flipped = rng.random() < 0.5
    if flipped:
        image = np.ascontiguousarray(image[:, ::-1])
    row = targets.row(sample, *views.labels(m, sample, size, flipped, window))
    return augment.photometric(rng, image), row


def batch(parts, seed, step, size, count):
    """Batch number `step`: the same for the same arguments, whatever ran before."""
    rng = np.random.default_rng((seed, step))
    share = np.array([p.share for p in parts])
    picks = rng.choice(len(parts), count, p=share / share.sum())
    x = np.empty((count, size, size, 3), np.uint8)
    y = np.empty((count, targets.COLUMNS), np.float32)
    for k, pick in enumerate(picks):
        x[k], y[k] = example(rng, parts[pick], size)
    return x, y


class Feed:
    """Batches first, first + 1, ... in order."""

    def __init__(self, parts, seed, first, size, count, ahead=6):
        self._queue = queue.Queue(ahead)
        self._stop = False
        self._work = (parts, seed, first, size, count)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        parts, seed, step, size, count = self._work
        while not self._stop:
            try:
                item = batch(parts, seed, step, size, count)
            except Exception as error:  # handed to the training loop, which raises it
                item = error
            while not self._stop:
                try:
                    self._queue.put(item, timeout=1)
                    break
                except queue.Full:
                    continue
            step += 1

    def next(self):
        item = self._queue.get()
        if isinstance(item, Exception):
            raise item
        return item

    def close(self):
        self._stop = True
