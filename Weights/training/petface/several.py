"""`pet-faces` and `pet-face-points` in a row, in Python: photo -> faces -> the exact look at each."""

import numpy as np

from . import decoding, geometry, inputs
from .dense_validation import to_photo
from .points import bounds


def find(model, images, threshold, task=decoding.FACES, batch=16):
    """Faces of each photo by the dense network alone, in pixels of the photo."""
    size, found = model.input_shape[1], []
    for start in range(0, len(images), batch):
        drawn = [inputs.letterboxed(image, size) for image in images[start:start + batch]]
        raw = np.asarray(model.predict_on_batch(inputs.normalised(np.stack([pixels for pixels, _ in drawn]))))
        found += [to_photo(decoding.dense_faces(r, task["decoding"], threshold), m) for r, (_, m) in zip(raw, drawn)]
    return found


def look(model, images, boxes, task=decoding.FACE_POINTS, batch=64):
    """The exact look: points [n, 9, 2] in pixels of the photos and raw facts [n, 12]; an image and a box for each face."""
    size, described = model.input_shape[1], task["decoding"]
    points, facts = [], []
    for start in range(0, len(boxes), batch):
        drawn = [inputs.cropped(i, b, size) for i, b in zip(images[start:start + batch], boxes[start:start + batch])]
        maps, raw = model.predict_on_batch(inputs.normalised(np.stack([pixels for pixels, _ in drawn])))
        places = decoding.heat_points(np.asarray(maps), size, size, described["reach"])
        points += [geometry.apply(geometry.inverse(m), p) for p, (_, m) in zip(places, drawn)]
        facts.append(np.asarray(raw))
    if not points:
        return np.zeros((0, 9, 2)), np.zeros((0, 12))
    return np.stack(points), np.concatenate(facts)


def refine(model, images, found, task=decoding.FACE_POINTS):
    """The faces with the points, box, visibility, species and score that both networks together give.

    The score weighs the detector's and the exact look's as the description says; the species is the mean of both; the box
    the bounds of the points.
    """
    owners = [k for k, faces in enumerate(found) for _ in range(len(faces))]
    boxes = [box for faces in found for box in faces.box]
    points, facts = look(model, [images[k] for k in owners], boxes, task)
    at, owners, refined = task["decoding"]["facts"], np.array(owners, int), []
    for k, faces in enumerate(found):
        p, f = points[owners == k], facts[owners == k]
        score = decoding.joint_score(faces.score, f[:, at["presence"]], task["decoding"]["score"])
        species = (faces.species + decoding.softmax(f[:, at["species"]:at["species"] + 2])) / 2
        order = np.argsort(-score, kind="stable")
        box = bounds(p) if len(p) else np.zeros((0, 4))
        refined.append(decoding.Faces(score, box, species, p, decoding.sigmoid(f[:, at["visible"]:]))[order])
    return refined
