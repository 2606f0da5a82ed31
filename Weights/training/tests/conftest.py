import os
import sys

import cv2
import numpy as np
import pytest

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def gradient(width, height):
    """A photo whose red is x and whose green is y."""
    photo = np.zeros((height, width, 3), np.uint8)
    photo[..., 0] = np.arange(width)[None, :]
    photo[..., 1] = np.arange(height)[:, None]
    photo[..., 2] = 99
    return photo


def write_photo(path, width=120, height=90):
    path.parent.mkdir(parents=True, exist_ok=True)
    cv2.imwrite(str(path), gradient(width, height)[:, :, ::-1])


@pytest.fixture
def rng():
    return np.random.default_rng(7)
