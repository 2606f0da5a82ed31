"""The training loop that the three stages share."""

import os
import signal
import time
from dataclasses import dataclass, field

import keras
import numpy as np

from . import checkpoint, inputs, log, model as networks, schedule
from .average import WeightAverage, recalibrate
from .batches import Feed, batch, example
from .validation import Validation

EMA_EVERY = 4
CALIBRATION_BATCHES = 10
SWITCH_BATCHES = 4


@dataclass
class Stage:
    """What a run trains and how long. It ends after `steps`, or after `minutes` where they are given."""

    folder: str
    parts: list
    loss: object
    phases: str
    steps: int = 1000
    minutes: float | None = None
    batch: int = 32
    rate: float = 1e-3
    seed: int = 1
    init: str | None = None
    resume: bool = False
    validation: list = field(default_factory=list)
    measure: dict = field(default_factory=dict)  # arguments of Validation
    score: object = None  # figures -> number, higher is better
    evaluations: int = 20
    network: object = networks  # build(size), load_init(model, path)
    example: object = example  # (rng, part, size) -> image, target
    validate: object = None  # size -> object with measure(predict); Validation of `validation` if None


def run(stage):
    """Trains, and writes FOLDER/{log.csv, last.npz, best.weights.h5, final.weights.h5}."""
    os.makedirs(stage.folder, exist_ok=True)
    keras.utils.set_random_seed(stage.seed)
    return _Run(stage).go()


class _Run:
    def __init__(self, stage):
        self.stage = stage
        self.phases = schedule.Phases(stage.phases)
        self.step, self.seconds, self.best = 0, 0.0, -np.inf
        self.stopped = False
        saved = self._path("last.npz")
        state = checkpoint.load(saved) if stage.resume and os.path.exists(saved) else None
        if state:
            self.step, self.seconds, self.best = int(state["step"]), float(state["seconds"]), float(state["best"])
        self.phase = self.phases.at(self._progress())
        self._compile(None if state is None else state["weights"])
        if state and len(state["optimizer"]) == len(self.model.optimizer.variables):
            for variable, value in zip(self.model.optimizer.variables, state["optimizer"]):
                variable.assign(value)
        if state:
            self.average = WeightAverage(state["average"], count=int(state["average_count"]))
        else:
            self.average = WeightAverage(self.model.get_weights())
        self.log = log.Log(self._path("log.csv"), append=state is not None)

    def _path(self, name):
        return os.path.join(self.stage.folder, name)

    def _progress(self):
        if self.stage.minutes:
            return self.seconds / (60 * self.stage.minutes)
        return self.step / self.stage.steps

    @property
    def size(self):
        return self.phase.size

    def _compile(self, weights=None, recalibrated=False):
        """A network of the present phase, with given weights or those of the stage's `init`."""
        self.model = self.stage.network.build(self.size)
        if weights is not None:
            self.model.set_weights(weights)
        elif self.stage.init:
            self.stage.network.load_init(self.model, self.stage.init)
        if recalibrated:
            recalibrate(self.model, self._calibration(SWITCH_BATCHES))
        networks.freeze(self.model, self.phase.frozen)
        optimizer = keras.optimizers.AdamW(self.stage.rate, weight_decay=0.02, global_clipnorm=5.0)
        optimizer.build(self.model.trainable_variables)
        self.model.compile(optimizer=optimizer, loss=self.stage.loss, jit_compile=False)
        self.validation = None

    def _switch(self, phase):
        """Goes on at another input size or with other layers frozen."""
        moments = {v.path: np.asarray(v) for v in self.model.optimizer.variables}
        resized = phase.size != self.size
        self.phase = phase
        self._compile(self.model.get_weights(), recalibrated=resized)
        for variable in self.model.optimizer.variables:
            if variable.path in moments:
                variable.assign(moments[variable.path])
        self.average = WeightAverage(self.model.get_weights())  # weights of the old size would drag on it

    def _calibration(self, count):
        """Inputs drawn as in training, by a seed of their own."""
        for k in range(count):
            drawn = batch(self.stage.parts, self.stage.seed + 1, k, self.size, 2 * self.stage.batch, self.stage.example)
            yield inputs.normalised(drawn[0])

    def go(self):
        signal.signal(signal.SIGTERM, self._stop)
        signal.signal(signal.SIGINT, self._stop)
        evaluated = int(self._progress() * self.stage.evaluations)
        feed = self._feed()
        losses, clock, reported = [], time.monotonic(), time.monotonic()
        while self._progress() < 1 and not self.stopped:
            phase = self.phases.at(self._progress())
            if phase != self.phase:
                feed.close()
                self._switch(phase)
                feed = self._feed()
            x, y = feed.next()
            self.model.optimizer.learning_rate = schedule.learning_rate(self._progress(), self.stage.rate)
            losses.append(float(self.model.train_on_batch(inputs.normalised(x), y)))
            self.step += 1
            if self.step % EMA_EVERY == 0:
                self.average.update(self.model.get_weights())
            now = time.monotonic()
            self.seconds, clock = self.seconds + now - clock, now
            if now - reported > 20:
                reported = now
                log.progress(self._progress(), f"step {self.step}  size {self.size}  loss {np.mean(losses[-200:]):.4f}")
            if int(self._progress() * self.stage.evaluations) > evaluated:
                evaluated = int(self._progress() * self.stage.evaluations)
                self._evaluate(losses)
                losses = []
        feed.close()
        return self._finish(losses)

    def _stop(self, *_):
        self.stopped = True

    def _feed(self):
        return Feed(self.stage.parts, self.stage.seed, self.step, self.size, self.stage.batch, self.stage.example)

    def _measure(self):
        if self.validation is None:
            self.validation = (self.stage.validate(self.size) if self.stage.validate
                               else Validation(self.stage.validation, self.size, **self.stage.measure))
        return self.validation.measure(self.model.predict_on_batch)

    def _record(self, losses, figures):
        self.log.line(step=self.step, minutes=self.seconds / 60, size=self.size,
                      rate=float(self.model.optimizer.learning_rate),
                      loss=float(np.mean(losses)) if losses else float("nan"),
                      **{k: float(v) for k, v in figures.items()})

    def _evaluate(self, losses):
        own = self.model.get_weights()
        self.model.set_weights(self.average.weights)
        figures = self._measure()
        self._record(losses, figures)
        if self.stage.score(figures) > self.best:
            self.best = self.stage.score(figures)
            self.model.save_weights(self._path("best.weights.h5"))
        self.model.set_weights(own)
        checkpoint.save(self._path("last.npz"), step=self.step, seconds=self.seconds, best=self.best, weights=own,
                        optimizer=[np.asarray(v) for v in self.model.optimizer.variables], average=self.average.weights,
                        average_count=self.average.count)

    def _finish(self, losses):
        self.model.set_weights(self.average.weights)
        recalibrate(self.model, self._calibration(CALIBRATION_BATCHES))
        figures = self._measure()
        self._record(losses, figures)
        self.model.save_weights(self._path("final.weights.h5"))
        return figures
