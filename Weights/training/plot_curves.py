"""Draws the curves of one or more runs' log.csv into a PNG file."""

import argparse
import csv
import os

import matplotlib

matplotlib.use("Agg")
from matplotlib import pyplot  # noqa: E402  (the back end is chosen before)

PANELS = (("loss", "loss"), ("iou", "box IoU, validation"), ("nme", "landmark NME, validation"),
          ("single_recall_0.4", "recall, one animal, validation"), ("group_recall_0.4", "recall, groups, validation"),
          ("none_claimed_0.4", "false alarms, validation"), ("rate", "learning rate"))


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def main():
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("runs", nargs="+", help="folders of runs")
    p.add_argument("--out", required=True, help="PNG file")
    args = p.parse_args()
    logs = {run: read(os.path.join(run, "log.csv")) for run in args.runs}
    panels = [panel for panel in PANELS if any(panel[0] in row for rows in logs.values() for row in rows)]
    figure, axes = pyplot.subplots(1, len(panels), figsize=(4.2 * len(panels), 3.4), layout="constrained")
    for run, rows in logs.items():
        for axis, (key, title) in zip(axes, panels):
            axis.set_title(title)
            axis.set_xlabel("minutes")
            drawn = [(float(r["minutes"]), float(r[key])) for r in rows if r.get(key, "nan") != "nan"]
            if drawn:
                axis.plot(*zip(*drawn), label=os.path.basename(os.path.normpath(run)))
    axes[0].legend()
    figure.savefig(args.out, dpi=110)


if __name__ == "__main__":
    main()
