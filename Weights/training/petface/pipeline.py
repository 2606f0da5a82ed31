"""The two networks one after the other, in Python: photo -> face box -> nine points."""

import numpy as np
from PIL import Image

from . import geometry, inputs
from .points import mirror


def _predict(model, drawn, batch=32):
    x = inputs.normalised(np.stack([pixels for pixels, _ in drawn]))
    return np.concatenate([np.asarray(model.predict_on_batch(x[i:i + batch])) for i in range(0, len(x), batch)])


def _to_photo(drawn, places):
    return np.stack([geometry.apply(geometry.inverse(m), p) for p, (_, m) in zip(places, drawn)])


def find_boxes(model, images):
    """Face boxes [n, 4] in pixels of the photos. `model` gives pixels of its own input."""
    size = model.input_shape[1]
    drawn = [inputs.letterboxed(image, size) for image in images]
    return _to_photo(drawn, _predict(model, drawn).reshape(-1, 2, 2)).reshape(-1, 4)


def find_points(model, images, boxes):
    """Points [n, 9, 2] in pixels of the photos, from the crops of `boxes`."""
    size = model.input_shape[1]
    drawn = [inputs.cropped(image, box, size) for image, box in zip(images, boxes)]
    return _to_photo(drawn, _predict(model, drawn).reshape(-1, 9, 2))


def mirrored(images):
    return [image.transpose(Image.Transpose.FLIP_LEFT_RIGHT) for image in images]


def mirror_boxes(boxes, images):
    widths = np.array([image.size[0] for image in images])[:, None]
    return np.concatenate([widths - boxes[:, 2:3], boxes[:, 1:2], widths - boxes[:, :1], boxes[:, 3:]], axis=1)


def mirror_points(points, images):
    return np.stack([mirror(p, image.size[0]) for p, image in zip(points, images)])
