"""Draws the photos of one animal on which both networks err most, true points (green) and found ones (red), as a contact sheet.

The sheet holds photos of the data folder: look at it, do not distribute it.
"""

import argparse

import cv2
import keras
import numpy as np

from evaluate_faces import Photos
from petface import csv_labels
from petface.dense_validation import LOWEST, by_photo
from petface.points import bounds
from petface.sample import DOG

SIDE = 320


def tile(image, truth, faces, caption):
    """The true face and what surrounds it, with both sets of points."""
    box = bounds(truth.points)
    side = 2 * max(box[2:] - box[:2])
    corner = (box[:2] + box[2:] - side) / 2
    scale = SIDE / side
    m = np.array([[scale, 0, -corner[0] * scale], [0, scale, -corner[1] * scale]])
    drawn = cv2.warpAffine(np.asarray(image)[:, :, ::-1].copy(), m, (SIDE, SIDE))
    for points, colour in ((truth.points, (0, 220, 0)), *((p, (0, 0, 255)) for p in faces.points)):
        for k, (x, y) in enumerate((points - corner) * scale):
            cv2.circle(drawn, (int(x), int(y)), 3, colour, -1)
            cv2.putText(drawn, str(k), (int(x) + 3, int(y) - 3), cv2.FONT_HERSHEY_PLAIN, 0.7, colour)
    cv2.putText(drawn, caption, (4, SIDE - 6), cv2.FONT_HERSHEY_PLAIN, 0.9, (0, 255, 255))
    return drawn


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--split", default="val", choices=["train", "val", "test"])
    p.add_argument("--faces", metavar="KERAS", required=True)
    p.add_argument("--points", metavar="KERAS", required=True)
    p.add_argument("--threshold", type=float, default=0.4)
    p.add_argument("--count", type=int, default=24)
    p.add_argument("--out", required=True, help="PNG file")
    args = p.parse_args()
    load = lambda path: keras.models.load_model(path, compile=False)
    photos = Photos(by_photo(csv_labels.read_landmarks(args.data, args.split)), load(args.faces), load(args.points), LOWEST)
    nme = photos.distances(args.threshold)[0].mean(axis=1)
    tiles = []
    for k in np.argsort(-np.where(np.isnan(nme), 9, nme), kind="stable")[:args.count]:
        truth, faces = photos.truth[k][0], photos.found[k]
        name = photos.paths[k].rsplit("/", 1)[-1][:26]
        print(f"{name}  NME {nme[k]:.3f}  {'dog' if truth.species == DOG else 'cat'}  scores {np.round(faces.score[:3], 2)}")
        tiles.append(tile(photos.images[k], truth, faces[faces.score >= args.threshold][:1], f"{name} {nme[k]:.3f}"))
    tiles += [np.zeros((SIDE, SIDE, 3), np.uint8)] * (-len(tiles) % 6)
    cv2.imwrite(args.out, np.vstack([np.hstack(tiles[i:i + 6]) for i in range(0, len(tiles), 6)]))


if __name__ == "__main__":
    main()
