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
    odds: object = None  # of each sample, all alike if None

    def pick(self, rng):
        """A sample and its photo."""
        i = int(rng.integers(len(self.samples)) if self.odds is None else rng.choice(len(self.odds), p=self.odds))
        return self.samples[i], self.photos[i]


def example(rng, part, size):
    """One augmented photo as bytes and its row of targets."""
    sample, photo = part.pick(rng)
    m, window = part.view(rng, photo, sample, size)
    image = warp.draw(photo, m, size, window)
    flipped = rng.random() < 0.5
    if flipped:
        image = np.ascontiguousarray(image[:, ::-1])
    row = targets.row(sample, *views.labels(m, sample, size, flipped, window))
    return augment.photometric(rng, image), row


def batch(parts, seed, step, size, count, make=example):
    """Batch number `step`: the same for the same arguments, whatever ran before. `make` draws one example of a part."""
    rng = np.random.default_rng((seed, step))
    share = np.array([p.share for p in parts])
    picks = rng.choice(len(parts), count, p=share / share.sum())
    x, y = zip(*(make(rng, parts[pick], size) for pick in picks))
    return np.stack(x), np.stack(y)


class Feed:
    """Batches first, first + 1, ... in order."""

    def __init__(self, parts, seed, first, size, count, make=example, ahead=6):
        self._queue = queue.Queue(ahead)
        self._stop = False
        self._work = (parts, seed, first, size, count, make)
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _run(self):
        parts, seed, step, size, count, make = self._work
        while not self._stop:
            try:
                item = batch(parts, seed, step, size, count, make)
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
