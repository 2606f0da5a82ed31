"""The networks' inputs as inference draws them: antialiased bilinear, black padding. No augmentation."""

import numpy as np
from PIL import Image

from . import geometry


def open_photo(path):
    return Image.open(path).convert("RGB")


def letterboxed(image, size):
    """The photo fitted into the square as bytes [size, size, 3], and the map from photo to input pixels."""
    w, h, left, top = geometry.letterbox(*image.size, size)
    canvas = Image.new("RGB", (size, size))
    canvas.paste(image.resize((w, h), Image.Resampling.BILINEAR), (left, top))
    return np.asarray(canvas), geometry.letterbox_map(*image.size, size)


def cropped(image, box, size):
    """The landmark crop of `box` as bytes [size, size, 3], and the map from photo to crop pixels."""
    x, y, side = geometry.crop_square(box)
    left, top = int(np.floor(min(x, 0))), int(np.floor(min(y, 0)))
    right = int(np.ceil(max(x + side, image.size[0])))
    bottom = int(np.ceil(max(y + side, image.size[1])))
    if (left, top, right, bottom) != (0, 0, *image.size):
        image = image.crop((left, top, right, bottom))  # PIL fills what lies beyond the border with black
    place = (x - left, y - top, x - left + side, y - top + side)
    place = tuple(np.clip(place, 0, [*image.size, *image.size]))
    pixels = image.resize((size, size), Image.Resampling.BILINEAR, box=place)
    return np.asarray(pixels), geometry.compose(geometry.scale(size / side), geometry.shift(-x, -y))


def normalised(pixels):
    """Bytes to the networks' range [-1, 1]."""
    return pixels.astype(np.float32) / 127.5 - 1.0
