"""Decoded photos, kept in memory as pyramids of halved RGB images."""

import cv2
import numpy as np

cv2.setNumThreads(0)


class Photo:
    """levels[k] is the photo shrunk by about 2^k."""

    __slots__ = ("levels", "height", "width")

    def __init__(self, rgb):
        self.height, self.width = rgb.shape[:2]
        self.levels = [rgb]
        while max(self.levels[-1].shape[:2]) >= 160:
            h, w = self.levels[-1].shape[:2]
            half = cv2.resize(self.levels[-1], (max(1, w // 2), max(1, h // 2)), interpolation=cv2.INTER_AREA)
            self.levels.append(half)


def read_rgb(path):
    """RGB bytes [height, width, 3]."""
    bgr = cv2.imread(path, cv2.IMREAD_COLOR | cv2.IMREAD_IGNORE_ORIENTATION)
    if bgr is None:
        raise OSError(f"cannot decode the photo {path}")
    return np.ascontiguousarray(bgr[:, :, ::-1])

