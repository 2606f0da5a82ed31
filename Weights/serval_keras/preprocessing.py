"""`serval.preprocessing`: how a photo becomes the network's input, and the same done with Pillow."""

import io
import json
import math
import os

import numpy as np
from PIL import Image, ImageOps

from .container import HEADER_LIMIT
from .errors import ExportError
from .limits import SIDE, is_float32

COLORS = {"rgb": 3, "bgr": 3, "gray": 1}
RESIZES = ("letterbox", "stretch", "cover")
KEYS = ("height", "width", "color", "resize", "padding_value", "scale", "offset")


def add_options(parser):
    group = parser.add_argument_group("pre-processing")
    group.add_argument("--preprocessing", metavar="letterbox|stretch|cover|FILE",
                       help="how a photo becomes the input: all of it with a border, all of it distorted, the middle of it, "
                       "or as FILE says: JSON with the object of Docs/WeightFormat.md, or a model file that states it")
    group.add_argument("--scale", metavar="X[,X,X]", help="value × scale + offset; 1/127.5 is understood (default 1)")
    group.add_argument("--offset", metavar="X[,X,X]", help="one number, or one for each channel (default 0)")
    group.add_argument("--color", choices=COLORS, help="order of the channels (default: rgb, or gray for one channel)")
    group.add_argument("--padding-value", type=float, metavar="X", help="of the letterbox, before scaling (default 0)")


def from_options(options, input_shape):
    """The object for an input [height, width, channels], or None without --preprocessing."""
    given = {"scale": numbers(options.scale, "--scale"), "offset": numbers(options.offset, "--offset"),
             "color": options.color, "padding_value": options.padding_value}
    given = {key: value for key, value in given.items() if value is not None}
    if options.preprocessing is None:
        if given:
            raise ExportError("--scale, --offset, --color and --padding-value need --preprocessing, which says how a photo "
                              f"becomes the input: {', '.join(RESIZES)} or a JSON file.")
        return None
    if len(input_shape) != 3:
        raise ExportError(f"--preprocessing needs an image [height, width, channels] as input, not the shape "
                          f"{list(input_shape)}. Leave it out, and give serval run an array of the input (.npy).")
    height, width, channels = input_shape
    if options.preprocessing in RESIZES:
        stated = {"resize": options.preprocessing, **given}
    elif not options.preprocessing.endswith(".json") and not os.path.exists(options.preprocessing):
        raise ExportError(f"--preprocessing {options.preprocessing}: the choices are {', '.join(RESIZES)}, a JSON file and a model file.")
    else:
        stated = {**read_file(options.preprocessing), **given}
    defaults = {"height": height, "width": width, "color": "gray" if channels == 1 else "rgb",
                "padding_value": 0, "scale": 1, "offset": 0}
    return checked({**defaults, **stated}, input_shape)


def checked(description, input_shape):
    """The object with its keys in order and one scale and offset a channel."""
    unknown = set(description) - set(KEYS)
    if unknown or "resize" not in description:
        raise ExportError(f"Pre-processing: {'unknown ' + ', '.join(sorted(unknown)) if unknown else 'no resize'}. "
                          f"The keys are {', '.join(KEYS)}.")
    if description["resize"] not in RESIZES or description["color"] not in COLORS:
        raise ExportError(f"Pre-processing: resize is one of {', '.join(RESIZES)}, color of {', '.join(COLORS)}.")
    channels = COLORS[description["color"]]
    if max(input_shape[:2]) > SIDE:
        raise ExportError(f"Pre-processing makes inputs of at most {SIDE} x {SIDE} pixels, the model takes {list(input_shape)}.")
    expected = (description["height"], description["width"], channels)
    if expected != tuple(input_shape):
        raise ExportError(f"Pre-processing makes an input of {list(expected)}, the model takes {list(input_shape)}.")
    result = {key: description[key] for key in KEYS}
    for key in ("scale", "offset"):
        value = result[key] if isinstance(result[key], list) else [result[key]]
        value = value * channels if len(value) == 1 else value
        if len(value) != channels or not all(is_finite_number(element) for element in value):
            raise ExportError(f"Pre-processing: {key} must be one finite number, or one for each of {channels} channels.")
        result[key] = value
        if key == "scale" and any(np.float32(element) == 0 for element in value):
            raise ExportError("Pre-processing: a scale of 0 would make every photo the same.")
    padding = result["padding_value"]
    if not is_finite_number(padding) or not 0 <= padding <= 255:
        raise ExportError(f"Pre-processing: padding_value is {padding}; it must be a number of 0 to 255, a pixel's level.")
    return result


def is_finite_number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool) and is_float32(value)


def numbers(text, option):
    """'1/127.5' or '0.5,0.5,0.5' as a list."""
    if text is None:
        return None
    try:
        parts = [part.split("/") for part in text.split(",")]
        if any(len(part) > 2 for part in parts):
            raise ValueError
        return [float(part[0]) / float(part[1]) if len(part) == 2 else float(part[0]) for part in parts]
    except (ValueError, ZeroDivisionError):
        raise ExportError(f"{option}: '{text}' is no number, fraction or list of them.") from None


def read_file(path):
    """The object that a JSON file holds, or that a Serval model file states."""
    try:
        with open(path, "rb") as file:
            start = file.read(9)
            if len(start) < 9 or start[8:] != b"{":
                return read_json(path)
            length = int.from_bytes(start[:8], "little")
            if length > HEADER_LIMIT:
                return read_json(path)
            header = json.loads(b"{" + file.read(length - 1))
    except OSError as error:
        raise ExportError(f"Cannot read {path}: {error.strerror}.") from error
    except ValueError:
        return read_json(path)
    stated = header.get("__metadata__", {}).get("serval.preprocessing")
    if stated is None:
        raise ExportError(f"{path} is a model file that states no pre-processing; export it with --preprocessing.")
    return json.loads(stated)


def read_json(path):
    try:
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
    except (OSError, ValueError) as error:
        raise ExportError(f"Cannot read {path}: {error}") from error
    if not isinstance(value, dict):
        raise ExportError(f"{path} does not hold a JSON object.")
    return value


def value_range(description):
    """The smallest and largest value that each channel of the pre-processed input can take."""
    scale, offset = np.asarray(description["scale"], float), np.asarray(description["offset"], float)
    ends = np.stack([offset, 255 * scale + offset])
    return ends.min(axis=0), ends.max(axis=0)


def letterbox(width, height, target_width, target_height):
    """(left, top, width, height) of a photo's content inside the target."""
    scale = min(target_width / width, target_height / height)
    content_width = max(1, math.floor(width * scale + 0.5))
    content_height = max(1, math.floor(height * scale + 0.5))
    return ((target_width - content_width) // 2, (target_height - content_height) // 2,
            content_width, content_height)


def eight_bits(image):
    """Grey of 16 bits as Serval reads it: the high byte, of a PGM the rounded sample; Pillow's own conversion clips."""
    if not image.mode.startswith("I"):
        return image
    samples = np.asarray(image).astype(np.int64)
    levels = (samples * 255 + 32767) // 65535 if image.format == "PPM" else samples >> 8
    result = Image.fromarray(levels.clip(0, 255).astype(np.uint8))
    result.info.update(image.info)
    result.getexif().update(image.getexif())
    return result


def preprocess(photo, description):
    """A photo's bytes as float32 [1, height, width, channels], with Pillow's decoder and its triangle filter."""
    try:
        image = Image.open(io.BytesIO(photo))
        image = ImageOps.exif_transpose(eight_bits(image))
        image = image.convert("L" if description["color"] == "gray" else "RGB")
    except Exception as error:
        raise ExportError(f"Pillow cannot read the photo: {error}") from error
    height, width = description["height"], description["width"]
    if description["resize"] == "cover":
        image = ImageOps.fit(image, (width, height), Image.Resampling.BILINEAR)
    left, top, content_width, content_height = 0, 0, width, height
    if description["resize"] == "letterbox":
        left, top, content_width, content_height = letterbox(*image.size, width, height)
    content = np.asarray(image.resize((content_width, content_height), Image.Resampling.BILINEAR), dtype=np.float64)
    content = content.reshape(content_height, content_width, -1)
    if description["color"] == "bgr":
        content = content[..., ::-1]
    canvas = np.full((height, width, content.shape[2]), float(description["padding_value"]))
    canvas[top:top + content_height, left:left + content_width] = content
    return (canvas * description["scale"] + description["offset"]).astype(np.float32)[np.newaxis]
