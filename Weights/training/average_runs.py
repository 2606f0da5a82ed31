"""The mean of the weights of several runs of one network, of which one began where the other ended.

Such a mean is often better than each of them (Wortsman et al.: Model soups, ICML 2022). Batch norm statistics are averaged, too. Compare
them on `val`, as `--check` does for both networks; never on `test`.
"""

import argparse
import os

import numpy as np

from petface import csv_labels, dense_network, dense_validation, heat_network, heat_validation

NETWORKS = {"points": (heat_network, heat_validation.HeatValidation, 160),
            "faces": (dense_network, dense_validation.DenseValidation, 256)}


def average(models, shares):
    """The weighted mean of the models' weights, in the first of them."""
    shares = np.array(shares, np.float64) / np.sum(shares)
    parts = zip(*(model.get_weights() for model in models))
    models[0].set_weights([sum(share * w for share, w in zip(shares, part)).astype(part[0].dtype) for part in parts])
    return models[0]


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("network", choices=sorted(NETWORKS))
    p.add_argument("weights", nargs="+", metavar="WEIGHTS", help="*.weights.h5 of two or more runs")
    p.add_argument("--shares", nargs="+", type=float, help="one for each; equal ones by default")
    p.add_argument("--size", type=int, help="input side; 160 for points and 256 for faces by default")
    p.add_argument("--check", metavar="DATA", help="prints the figures of each and of the mean on `val`")
    p.add_argument("--out", required=True, metavar="WEIGHTS", help="*.weights.h5 that is written")
    args = p.parse_args()
    network, validation, size = NETWORKS[args.network]
    size = args.size or size
    shares = args.shares or [1] * len(args.weights)
    if len(args.weights) < 2 or len(shares) != len(args.weights) or min(shares) < 0 or sum(shares) <= 0:
        p.error("two or more files are averaged, with one share for each")
    if os.path.realpath(args.out) in map(os.path.realpath, args.weights):
        p.error(f"--out {args.out} is one of the files that are averaged; name another")
    models = []
    for path in args.weights:
        models.append(network.build(size))
        models[-1].load_weights(path)
    figures = None
    if args.check:
        figures = validation(*_photos(args), size)
        for path, model in zip(args.weights, models):
            _show(path, figures, model)
    mean = average(models, shares)
    if figures:
        _show("mean", figures, mean)
    mean.save_weights(args.out)


def _photos(args):
    faces, none = csv_labels.read_landmarks(args.check, "val"), csv_labels.read_negatives(args.check, "val")
    return (faces, none) if args.network == "points" else (faces, csv_labels.read_groups(args.check, "val"), none)


def _show(name, figures, model):
    print(name, {key: round(float(value), 4) for key, value in figures.measure(model.predict_on_batch).items()}, flush=True)


if __name__ == "__main__":
    main()
