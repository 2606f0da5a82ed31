"""The last stage: trained networks as .keras files of plain layers.

`--faces` and `--points` deliver `pet-faces` and `pet-face-points`, `--detector` and `--landmarks` the pair, whose outputs are
pixels of the 224 x 224 input. Training's fused batch norms become Keras' own.
"""

import argparse
import os

import keras
import numpy as np

from petface import dense_network, heat_network, model, targets

NAMES = {"detector": "pet-face-box", "landmarks": "pet-face-landmarks"}
COLUMNS = {"detector": targets.FACE, "landmarks": targets.POINTS}


def deliver(weights, task, out, size=224):
    """Writes OUT/NAME.keras and returns its path. Fails where the file does not repeat the trained network."""
    plain = model.deliverable(weights, COLUMNS[task], size, NAMES[task].replace("-", "_"))
    trained = model.build(size)
    trained.load_weights(weights)
    x = np.random.default_rng(1).uniform(-1, 1, (2, size, size, 3)).astype(np.float32)
    raw = np.asarray(trained.predict_on_batch(x))[:, COLUMNS[task]]
    expected = size * (targets.CENTRE + targets.SPREAD * raw)
    np.testing.assert_allclose(np.asarray(plain.predict_on_batch(x)), expected, atol=size * 1e-4)
    return save(plain, NAMES[task], out)


def deliver_faces(weights, network, name, out, size):
    """Writes OUT/NAME.keras with the raw outputs of `pet-faces` or `pet-face-points` and returns its path."""
    trained, plain = network.build(size), network.build(size, plain=True, name=name.replace("-", "_"))
    trained.load_weights(weights)
    for layer in plain.layers:
        if layer.weights:
            layer.set_weights(trained.get_layer(layer.name).get_weights())
    x = np.random.default_rng(1).uniform(-1, 1, (2, size, size, 3)).astype(np.float32)
    check = plain
    if isinstance(plain.outputs, list) and len(plain.outputs) == 2:  # the same soft arg-max behind both
        places = heat_network.SoftArgmax()(plain.outputs[0])
        check = keras.Model(plain.inputs, keras.layers.Concatenate()([places, plain.outputs[1]]))
    np.testing.assert_allclose(np.asarray(check.predict_on_batch(x)), np.asarray(trained.predict_on_batch(x)), atol=2e-3)
    return save(plain, name, out)


def save(plain, name, out):
    os.makedirs(out, exist_ok=True)
    path = os.path.join(out, name + ".keras")
    part = os.path.join(out, "." + name + ".part.keras")
    plain.save(part)
    os.replace(part, path)
    return path


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--detector", metavar="WEIGHTS", help="the detector stage's *.weights.h5")
    p.add_argument("--landmarks", metavar="WEIGHTS", help="the landmark stage's *.weights.h5")
    p.add_argument("--faces", metavar="WEIGHTS", help="the *.weights.h5 of train_faces")
    p.add_argument("--points", metavar="WEIGHTS", help="the *.weights.h5 of train_points")
    p.add_argument("--faces-size", type=int, default=256, help="side of the input of pet-faces")
    p.add_argument("--points-size", type=int, default=160, help="side of the input of pet-face-points")
    p.add_argument("--out", required=True, help="folder for the .keras files")
    args = p.parse_args()
    if args.faces:
        print(deliver_faces(args.faces, dense_network, "pet-faces", args.out, args.faces_size))
    if args.points:
        print(deliver_faces(args.points, heat_network, "pet-face-points", args.out, args.points_size))
    for task in ("detector", "landmarks"):
        if getattr(args, task):
            print(deliver(getattr(args, task), task, args.out))


if __name__ == "__main__":
    main()
