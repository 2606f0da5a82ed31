"""Writes delivered pet-faces.keras and pet-face-points.keras as Serval model files with the description of their decoding.

The score of both networks together is that of petface.decoding, which choose_score.py finds on `val`.
"""

import argparse
import copy
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

from serval_keras import environment  # noqa: E402, F401  (before Keras)

import keras  # noqa: E402

from petface import decoding  # noqa: E402
from serval_keras.flatten import FlatModel  # noqa: E402
from serval_keras.loading import load_model  # noqa: E402
from serval_keras.model_file import write_model  # noqa: E402


def preprocessing(size):
    return {"height": size, "width": size, "color": "rgb", "resize": "letterbox", "padding_value": 0,
            "scale": [1 / 127.5] * 3, "offset": [-1.0] * 3}


def export(path, task, out):
    flat = FlatModel(load_model(path), None)
    size = next(iter(flat.input_shapes.values()))[0]
    count = write_model(out, flat.network, f"export_keras.py, Keras {keras.__version__}", preprocessing(size), task)
    print(f"{out}: {len(flat.network.layers)} layers, input {size} x {size}, {count:,} bytes")


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--faces", metavar="KERAS", help="a delivered pet-faces.keras")
    p.add_argument("--points", metavar="KERAS", help="a delivered pet-face-points.keras")
    p.add_argument("--score-threshold", type=float, default=decoding.FACES["decoding"]["score_threshold"])
    p.add_argument("--suppression-iou", type=float, default=decoding.FACES["decoding"]["suppression_iou"])
    p.add_argument("--score", metavar="JSON", type=json.loads, default=decoding.FACE_POINTS["decoding"]["score"],
                   help="what choose_score.py prints")
    p.add_argument("--out", required=True, help="folder for the .safetensors files")
    args = p.parse_args()
    os.makedirs(args.out, exist_ok=True)
    if args.faces:
        task = copy.deepcopy(decoding.FACES)
        task["decoding"] |= {"score_threshold": args.score_threshold, "suppression_iou": args.suppression_iou}
        export(args.faces, task, os.path.join(args.out, "pet-faces.safetensors"))
    if args.points:
        task = copy.deepcopy(decoding.FACE_POINTS)
        task["decoding"] |= {"score": args.score}
        export(args.points, task, os.path.join(args.out, "pet-face-points.safetensors"))


if __name__ == "__main__":
    main()
