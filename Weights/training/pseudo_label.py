"""Labels the body photos with a first pair of networks, keeping those on which photo and mirrored photo agree."""

import argparse
import csv
import os

import numpy as np

from petface import csv_labels, inputs, log, metrics, model, pipeline, targets
from petface.points import NAMES, bounds
from petface.sample import SPECIES


def both_ways(boxes_net, points_net, images):
    """Points from the photo and from its mirror image, each [n, 9, 2], both in the photo's own frame.

    The crop is that of a first pass's points, since the first box may be a poor one. The third result is the IoU of
    the two passes' face boxes.
    """
    boxes = bounds(pipeline.find_points(points_net, images, pipeline.find_boxes(boxes_net, images)))
    one = pipeline.find_points(points_net, images, boxes)
    two = pipeline.find_points(points_net, pipeline.mirrored(images), pipeline.mirror_boxes(boxes, images))
    two = pipeline.mirror_points(two, images)
    return one, two, metrics.iou(boxes, bounds((one + two) / 2))


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--data", required=True, help="folder with bodies.csv and bodies/")
    p.add_argument("--detector", required=True, metavar="WEIGHTS")
    p.add_argument("--landmarks", required=True, metavar="WEIGHTS")
    p.add_argument("--size", type=int, default=128, help="input size of both networks here")
    p.add_argument("--agreement", type=float, default=0.05, help="largest mean distance, in units of the face")
    p.add_argument("--stable", type=float, default=0.75, help="least IoU of the first and the second pass's face box")
    p.add_argument("--limit", type=int)
    p.add_argument("--out", required=True, help="CSV file in the form of landmarks.csv")
    args = p.parse_args()

    boxes_net = model.deliverable(args.detector, targets.FACE, args.size)
    points_net = model.deliverable(args.landmarks, targets.POINTS, args.size)
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
            one, two, stable = both_ways(boxes_net, points_net, images)
            points = (one + two) / 2
            box = bounds(points)
            apart = np.linalg.norm(one - two, axis=-1) / (box[:, 2:] - box[:, :2]).max(axis=-1, keepdims=True)
            for s, image, q, d, iou in zip(part, images, points, apart, stable):
                if d.mean() > args.agreement or iou < args.stable:
                    continue
                kept += 1
                writer.writerow([os.path.basename(s.path), *image.size, names[s.species], "pseudo", "train"]
                                + [f"{v:.1f}" for v in q.reshape(-1)] + [int(v < args.agreement) for v in d])
            log.progress((start + len(part)) / len(samples), f"kept {kept} of {start + len(part)}")


if __name__ == "__main__":
    main()
