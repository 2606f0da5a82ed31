"""Finds where a delivered `pet-faces` claims a face in photos of `train` that show none, for a later run to learn from."""

import argparse
import csv
import os

import keras

from petface import csv_labels, inputs, log, several


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--data", required=True, help="folder with negatives.csv and negatives/")
    p.add_argument("--faces", metavar="KERAS", required=True, help="pet-faces.keras")
    p.add_argument("--threshold", type=float, default=0.1)
    p.add_argument("--limit", type=int)
    p.add_argument("--out", required=True, help="CSV file: file, x0, y0, x1, y1, score")
    args = p.parse_args()
    model = keras.models.load_model(args.faces, compile=False)
    samples, count = csv_labels.read_negatives(args.data, "train")[:args.limit], 0
    with open(args.out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["file", "x0", "y0", "x1", "y1", "score"])
        for start in range(0, len(samples), 64):
            part = samples[start:start + 64]
            for sample, faces in zip(part, several.find(model, [inputs.open_photo(s.path) for s in part], args.threshold)):
                for box, score in zip(faces.box, faces.score):
                    writer.writerow([os.path.basename(sample.path), *(f"{v:.1f}" for v in box), f"{score:.4f}"])
                    count += 1
            log.progress((start + len(part)) / len(samples), f"{count} places")


if __name__ == "__main__":
    main()
