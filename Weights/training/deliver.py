"""Stage 4: the two networks as .keras files with one output each, in pixels of the 224 x 224 input."""

import argparse
import os

import numpy as np

from petface import model, targets

NAMES = {"detector": "pet-face-box", "landmarks": "pet-face-landmarks"}
COLUMNS = {"detector": targets.FACE, "landmarks": targets.POINTS}


def deliver(weights, task, out, size=224):
    """Writes OUT/NAME.keras and returns its path. Fails where the file does not repeat the trained network."""
    plain = model.deliverable(weights, COLUMNS[task], size, NAMES[task].replace("-", "_"))
    trained = model.build(size)
    trained.load_weights(weights)
    x = np.random.default_rng(1).uniform(-1, 1, (2, size, size, 3)).astype(np.float32)
    raw = np.asarray(trained.predict_on_batch(x))[:, COLUMNS[task]]
    expected = size * (targets.CENTRE + targets.SPREAD * raw)
    np.testing.assert_allclose(np.asarray(plain.predict_on_batch(x)), expected, atol=size * 1e-4)
    os.makedirs(out, exist_ok=True)
    path = os.path.join(out, NAMES[task] + ".keras")
    part = os.path.join(out, "." + NAMES[task] + ".part.keras")
    plain.save(part)
    os.replace(part, path)
    return path


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--detector", metavar="WEIGHTS", help="the detector stage's *.weights.h5")
    p.add_argument("--landmarks", metavar="WEIGHTS", help="the landmark stage's *.weights.h5")
    p.add_argument("--out", required=True, help="folder for the .keras files")
    args = p.parse_args()
    for task in ("detector", "landmarks"):
        if getattr(args, task):
            print(deliver(getattr(args, task), task, args.out))


if __name__ == "__main__":
    main()
