"""Labels the body photos with `pet-faces` and `pet-face-points`: nine points where photo and mirrored photo agree.

The result has the form of landmarks.csv; `--pseudo CSV` adds it to a training stage. Photos that have labels of their own are left out.
"""

import argparse
import csv
import os

import keras
import numpy as np

from petface import csv_labels, decoding, inputs, log, metrics, pipeline, several
from petface.points import NAMES, bounds
from petface.sample import DOG, SPECIES


class Labeller:
    def __init__(self, faces, points, threshold):
        self.faces, self.points, self.threshold = faces, points, threshold

    def label(self, images):
        """Points [n, 9, 2], how far the two answers lie apart in units of the face [n, 9], the score and the species."""
        found = several.find(self.faces, images, self.threshold)
        whole = [np.array([0.0, 0.0, *i.size]) for i in images]
        boxes = [f.box[0] if len(f) else w for f, w in zip(found, whole)]
        first, facts = several.look(self.points, images, boxes)
        flipped = pipeline.mirrored(images)
        other = several.look(self.points, flipped, pipeline.mirror_boxes(bounds(first), images))[0]
        other = pipeline.mirror_points(other, images)
        side = (bounds(first)[:, 2:] - bounds(first)[:, :2]).max(axis=1)
        spread = np.linalg.norm(first - other, axis=-1) / side[:, None]
        one = np.array([len(f) == 1 for f in found])
        species = facts[:, 2] > facts[:, 1]
        return (first + other) / 2, spread, decoding.sigmoid(facts[:, 0]) * one, species


def chosen(spread, score, agreement, certain):
    return (spread.mean(axis=-1) <= agreement) & (score >= certain)


def check(labeller, args):
    """What the labels are worth: their error on the photos of `val`, all and kept."""
    samples = csv_labels.read_landmarks(args.data, "val")[:args.limit]
    points, spread, score, species = labeller.label([inputs.open_photo(s.path) for s in samples])
    truth = np.stack([s.points for s in samples])
    error, kept = metrics.nme(points, truth, bounds(truth)), chosen(spread, score, args.agreement, args.certain)
    dogs = np.array([s.species == DOG for s in samples])
    print(f"val: NME {error.mean():.4f}, of the {kept.mean():.0%} kept {error[kept].mean():.4f} (dogs {error[kept & dogs].mean():.4f}), "
          f"above 0.15 {(error[kept] > 0.15).mean():.1%}", flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True, help="folder with bodies.csv and bodies/")
    p.add_argument("--faces", metavar="KERAS", required=True, help="pet-faces.keras")
    p.add_argument("--points", metavar="KERAS", required=True, help="pet-face-points.keras")
    p.add_argument("--threshold", type=float, default=0.3, help="score of the one face that a photo must show")
    p.add_argument("--agreement", type=float, default=0.05, help="largest mean spread, in units of the face")
    p.add_argument("--certain", type=float, default=0.9, help="least probability of a face in the exact look")
    p.add_argument("--cats", type=float, default=1.0, help="share of the cats' photos that are labelled at all")
    p.add_argument("--limit", type=int)
    p.add_argument("--out", required=True, help="CSV file in the form of landmarks.csv")
    args = p.parse_args()
    load = lambda path: keras.models.load_model(path, compile=False)
    labeller = Labeller(load(args.faces), load(args.points), args.threshold)
    check(labeller, args)
    rng, names = np.random.default_rng(1), {number: name for name, number in SPECIES.items()}
    own = {os.path.basename(s.path) for s in csv_labels.read_landmarks(args.data) + csv_labels.read_groups(args.data)}
    samples = [s for s in csv_labels.read_bodies(args.data) if "as_" + os.path.basename(s.path) not in own
               and (s.species == DOG or rng.random() < args.cats)][:args.limit]
    kept = 0
    with open(args.out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "width", "height", "species", "source", "split"]
                        + [f"{n}_{c}" for n in NAMES for c in "xy"] + [f"{n}_visible" for n in NAMES])
        for start in range(0, len(samples), 64):
            part = samples[start:start + 64]
            images = [inputs.open_photo(s.path) for s in part]
            points, spread, score, species = labeller.label(images)
            right = species == np.array([s.species == DOG for s in part])
            for k in np.flatnonzero(chosen(spread, score, args.agreement, args.certain) & right):
                kept += 1
                writer.writerow(
                    [os.path.basename(part[k].path), *images[k].size, names[part[k].species], "pseudo", "train"]
                    + [f"{v:.1f}" for v in points[k].reshape(-1)] + [int(v < args.agreement) for v in spread[k]])
            log.progress((start + len(part)) / len(samples), f"kept {kept} of {start + len(part)}")


if __name__ == "__main__":
    main()
