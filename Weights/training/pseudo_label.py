"""Labels the body photos with a joint network, keeping those on which its views of the photo agree."""

import argparse
import csv
import os

import numpy as np

from petface import csv_labels, inputs, log, metrics, model, teacher
from petface.points import NAMES, bounds
from petface.sample import SPECIES


def chosen(labels, agreement, stable):
    return (labels.spread.mean(axis=-1) <= agreement) & (labels.stable >= stable)


def check(labeller, args):
    """What the labels are worth: their error on the photos of `val`, all and kept."""
    samples = csv_labels.read_landmarks(args.data, "val")[:args.limit]
    labels = labeller.label([inputs.open_photo(s.path) for s in samples])
    truth = np.stack([s.points for s in samples])
    error, kept = metrics.nme(labels.points, truth, bounds(truth)), chosen(labels, args.agreement, args.stable)
    print(f"val: NME {error.mean():.4f}, of the {kept.mean():.0%} kept {error[kept].mean():.4f}, "
          f"median {np.median(error[kept]):.4f}, above 0.15 {(error[kept] > 0.15).mean():.1%}", flush=True)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--data", required=True, help="folder with bodies.csv and bodies/")
    p.add_argument("--weights", required=True, help="a joint run's *.weights.h5")
    p.add_argument("--size", type=int, default=160, help="input size here")
    p.add_argument("--agreement", type=float, default=0.05, help="largest mean spread, in units of the face")
    p.add_argument("--stable", type=float, default=0.75, help="least IoU of the last two passes' face boxes")
    p.add_argument("--limit", type=int)
    p.add_argument("--out", required=True, help="CSV file in the form of landmarks.csv")
    args = p.parse_args()

    network = model.build(args.size)
    network.load_weights(args.weights)
    labeller = teacher.Teacher(network)
    check(labeller, args)
    samples = csv_labels.read_bodies(args.data)[:args.limit]
    names = {number: name for name, number in SPECIES.items()}
    kept = 0
    with open(args.out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "width", "height", "species", "source", "split"]
                        + [f"{n}_{c}" for n in NAMES for c in "xy"] + [f"{n}_visible" for n in NAMES])
        for start in range(0, len(samples), 64):
            part = samples[start:start + 64]
            images = [inputs.open_photo(s.path) for s in part]
            labels = labeller.label(images)
            for k in np.flatnonzero(chosen(labels, args.agreement, args.stable)):
                kept += 1
                writer.writerow(
                    [os.path.basename(part[k].path), *images[k].size, names[part[k].species], "pseudo", "train"]
                    + [f"{v:.1f}" for v in labels.points[k].reshape(-1)]
                    + [int(v < args.agreement) for v in labels.spread[k]])
            log.progress((start + len(part)) / len(samples), f"kept {kept} of {start + len(part)}")


if __name__ == "__main__":
    main()
