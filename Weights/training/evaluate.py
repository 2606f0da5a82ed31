"""Figures of delivered networks on a split: face boxes, landmarks in the true box, and both in a row."""

import argparse
import csv
import json

import keras
import numpy as np

from petface import csv_labels, inputs, metrics, pipeline
from petface.points import bounds
from petface.sample import SPECIES


def measure(detector, landmarks, samples):
    """Per photo: box IoU, NME in the true box, NME of the whole pipeline; None for a network not given."""
    images = [inputs.open_photo(s.path) for s in samples]
    truth = np.stack([s.points for s in samples])
    faces = bounds(truth)
    found = {}
    if detector is not None:
        boxes = pipeline.find_boxes(detector, images)
        found["iou"] = metrics.iou(boxes, faces)
    if landmarks is not None:
        found["nme"] = metrics.nme(pipeline.find_points(landmarks, images, faces), truth, faces)
    if len(found) == 2:
        found["pipeline"] = metrics.nme(pipeline.find_points(landmarks, images, boxes), truth, faces)
    return found


def table(found, species):
    """{measure: {group: figures}} for all photos, cats and dogs."""
    groups = {"all": np.ones(len(species), bool)} | {n: species == k for n, k in SPECIES.items()}
    result = {}
    for name, values in found.items():
        summary = metrics.summary_boxes if name == "iou" else metrics.summary_points
        result[name] = {
            group: {"photos": int(mask.sum()), **{k: float(v) for k, v in summary(values[mask]).items()},
                    "interval": [float(v) for v in metrics.interval(values[mask])]}
            for group, mask in groups.items() if mask.any()}
    return result


def markdown(result):
    lines = []
    for name, groups in result.items():
        keys = [k for k in next(iter(groups.values())) if k not in ("photos", "interval")]
        lines += ["", f"| {name} | photos | " + " | ".join(keys) + " | 95 % of the mean |", "|---" * (len(keys) + 3) + "|"]
        for group, f in groups.items():
            low, high = f["interval"]
            figures = " | ".join(f"{f[k]:.3f}" for k in keys)
            lines.append(f"| {group} | {f['photos']} | {figures} | {low:.3f} to {high:.3f} |")
    return "\n".join(lines[1:])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--split", default="val", choices=["train", "val", "test"])
    p.add_argument("--detector", metavar="KERAS")
    p.add_argument("--landmarks", metavar="KERAS")
    p.add_argument("--json", action="store_true")
    p.add_argument("--photos", metavar="CSV", help="also write each photo's figures there")
    args = p.parse_args()
    load = lambda path: keras.models.load_model(path, compile=False) if path else None
    samples = csv_labels.read_landmarks(args.data, args.split)
    found = measure(load(args.detector), load(args.landmarks), samples)
    result = table(found, np.array([s.species for s in samples]))
    print(json.dumps(result, indent=1) if args.json else markdown(result))
    if args.photos:
        with open(args.photos, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["file", *found])
            for k, s in enumerate(samples):
                writer.writerow([s.path.rsplit("/", 1)[-1], *(f"{v[k]:.5f}" for v in found.values())])


if __name__ == "__main__":
    main()
