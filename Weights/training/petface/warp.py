"""Drawing a photo through an affine map, with black beyond its border."""

import cv2
import numpy as np

from . import geometry

# Below this scale the next level of the pyramid is drawn instead.
SHRINK_LIMIT = 0.6


def draw(photo, m, size, window=None):
    """The photo under the map `m` as bytes [size, size, 3], or [height, width, 3] for a size of (width, height).

    `window` (x0, y0, x1, y1, in pixels of the photo) hides what lies outside it, as if the photo had been cut there.
    """
    zoom = np.sqrt(abs(np.linalg.det(m[:, :2])))
    level = 0
    while level + 1 < len(photo.levels) and zoom * 2**level < SHRINK_LIMIT:
        level += 1
    image = photo.levels[level]
    fx, fy = image.shape[1] / photo.width, image.shape[0] / photo.height
    left = top = 0
    if window is not None:
        left, top = int(window[0] * fx), int(window[1] * fy)
        image = image[top:max(top + 1, round(window[3] * fy)), left:max(left + 1, round(window[2] * fx))]
    to_canvas = geometry.compose(m, geometry.scale(1 / fx, 1 / fy), geometry.shift(left, top))
    return cv2.warpAffine(
        image, geometry.pixel_centred(to_canvas), size if isinstance(size, tuple) else (size, size),
        flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT, borderValue=(0, 0, 0))
