"""Weighs the detector's and the exact look's logits into one score: a logistic regression on the candidates of `val`.

A candidate is a peak of the detector of at least `--least`; it is right where its exact box overlaps a true face by half or more.
Prints the `score` of heat_maps (Docs/WeightFormat.md), and how recall, precision and false alarms go with the threshold.
"""

import argparse
import json

import keras
import numpy as np

from petface import csv_labels, decoding, inputs, several
from petface.dense_validation import by_photo
from petface.points import bounds
from petface.scoring import Tally, clip

RIDGE = 3.0


def regression(x, y, ridge=RIDGE, rounds=50):
    """Weights and intercept of the most likely logistic regression, by Newton's method; `ridge` on standardised weights."""
    mean, spread = x.mean(axis=0), x.std(axis=0)
    z = np.c_[np.ones(len(x)), (x - mean) / spread]
    penalty = ridge * np.diag([1e-12] + [1.0] * x.shape[1])
    b = np.zeros(z.shape[1])
    for _ in range(rounds):
        p = decoding.sigmoid(z @ b)
        b += np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + penalty, z.T @ (y - p) - penalty @ b)
    weights = b[1:] / spread
    return weights, b[0] - weights @ mean


def candidates(faces, points, photos, least):
    """For each photo its size, truth, and candidates: logits [n, 2] and the faces with exact boxes."""
    at = decoding.FACE_POINTS["decoding"]["facts"]
    for path, truth in photos.items():
        image = inputs.open_photo(path)
        found = several.find(faces, [image], least)[0]
        exact, facts = several.look(points, [image] * len(found), found.box)
        found.box = bounds(exact) if len(found) else np.zeros((0, 4))
        yield image.size, truth, found, np.stack([decoding.logit(found.score), facts[:, at["presence"]]], axis=-1)


def right(size, truth, found):
    true = clip(bounds(np.stack([s.points for s in truth])), *size) if truth else np.zeros((0, 4))
    return np.array([len(true) > 0 and decoding.overlap(box, true).max() >= 0.5 for box in clip(found.box, *size)], float)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--faces", metavar="KERAS", required=True, help="a delivered pet-faces.keras")
    p.add_argument("--points", metavar="KERAS", required=True, help="a delivered pet-face-points.keras")
    p.add_argument("--least", type=float, default=0.25, help="the detector's threshold, score_threshold of dense_faces")
    args = p.parse_args()
    faces, points = (keras.models.load_model(path, compile=False) for path in (args.faces, args.points))
    kinds = {"one": by_photo(csv_labels.read_landmarks(args.data, "val")), "groups": by_photo(csv_labels.read_groups(args.data, "val")),
             "none": {s.path: [] for s in csv_labels.read_negatives(args.data, "val", ("other", "raccoon"))}}
    seen = {kind: list(candidates(faces, points, photos, args.least)) for kind, photos in kinds.items()}
    every = [row for rows in seen.values() for row in rows]
    x = np.concatenate([logits for *_, logits in every])
    y = np.concatenate([right(size, truth, found) for size, truth, found, _ in every])
    weights, intercept = regression(x, y)
    print(f"{len(y)} candidates, {int(y.sum())} right", flush=True)
    print(json.dumps({"kind": "logistic", "intercept": round(intercept, 2), "detector": round(weights[0], 2),
                      "presence": round(weights[1], 2), "threshold": 0.5}))
    tallies = {kind: Tally() for kind in seen}
    for kind, rows in seen.items():
        for size, truth, found, logits in rows:
            found.score = decoding.sigmoid(logits @ weights + intercept)
            found = found[np.argsort(-found.score, kind="stable")]
            tallies[kind].add(found, [s.points for s in truth], *size, [s.species for s in truth])
    print("threshold  one: recall precision  groups: recall precision  claimed")
    for t in np.arange(0.2, 0.85, 0.05):
        one, many = tallies["one"].at(t), tallies["groups"].at(t)
        print(f"{t:.2f}  {one['recall']:.3f}  {one['precision']:.3f}  {many['recall']:.3f}  {many['precision']:.3f}  "
              f"{tallies['none'].at(t)['claimed']:.4f}")


if __name__ == "__main__":
    main()
