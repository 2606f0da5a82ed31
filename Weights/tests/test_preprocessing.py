"""Options, geometry and the Pillow path of pre-processing; tasks."""

import argparse
import io
import json

import numpy as np
import pytest
from PIL import Image, ImageOps

from serval_keras import command, preprocessing, task
from serval_keras.errors import ExportError
from serval_keras.reference import random_inputs


def options(*arguments):
    parser = argparse.ArgumentParser()
    preprocessing.add_options(parser)
    return parser.parse_args(arguments)


def png(array, **save):
    buffer = io.BytesIO()
    Image.fromarray(array).save(buffer, "PNG", **save)
    return buffer.getvalue()


def test_options_become_the_object_of_the_format():
    rule = preprocessing.from_options(
        options("--preprocessing", "letterbox", "--scale", "1/127.5", "--offset=-1"), (96, 128, 3))
    assert rule == {"height": 96, "width": 128, "color": "rgb", "resize": "letterbox", "padding_value": 0,
                    "scale": [1 / 127.5] * 3, "offset": [-1.0] * 3}
    low, high = preprocessing.value_range(rule)
    assert (low.tolist(), high.tolist()) == (pytest.approx([-1] * 3), pytest.approx([1] * 3))


def test_random_inputs_fill_the_range_of_each_channel():
    rule = preprocessing.from_options(
        options("--preprocessing", "stretch", "--scale", "1,-2,1/255", "--offset=-100,0,0"), (40, 50, 3))
    values, = random_inputs([(40, 50, 3)], seed=1, batch=2, rule=rule)
    assert values.shape == (2, 40, 50, 3) and values.dtype == np.float32
    for channel, (low, high) in enumerate([(-100, 155), (-510, 0), (0, 1)]):
        width = high - low
        assert low <= values[..., channel].min() < low + width / 100
        assert high - width / 100 < values[..., channel].max() <= high


def test_a_file_gives_the_object_and_options_override_it(tmp_path):
    file = tmp_path / "rule.json"
    file.write_text('{"resize": "stretch", "scale": [1, 2, 3], "color": "bgr"}')
    rule = preprocessing.from_options(options("--preprocessing", str(file), "--offset", "1,2,3"), (4, 5, 3))
    assert (rule["resize"], rule["scale"], rule["offset"], rule["color"]) == ("stretch", [1, 2, 3], [1, 2, 3], "bgr")


def test_no_option_means_no_object():
    assert preprocessing.from_options(options(), (4, 5, 3)) is None


@pytest.mark.parametrize("arguments, shape, message", [
    (["--scale", "2"], (4, 5, 3), "need --preprocessing, .*: letterbox, stretch, cover or"),
    (["--preprocessing", "letterbox", "--scale", "1,2"], (4, 5, 3), "one for each of 3 channels"),
    (["--preprocessing", "letterbox", "--scale", "1/0"], (4, 5, 3), "'1/0' is no number"),
    (["--preprocessing", "letterbox", "--scale", "nan"], (4, 5, 3), "finite"),
    (["--preprocessing", "letterbox", "--color", "gray"], (4, 5, 3), "takes"),
    (["--preprocessing", "letterbox"], (7,), "needs an image .* give serval run an array"),
    (["--preprocessing", "missing.json"], (4, 5, 3), "Cannot read"),
    (["--preprocessing", "crop"], (4, 5, 3), "choices are letterbox, stretch, cover, a JSON file and a model file"),
    (["--preprocessing", "letterbox", "--padding-value=-1"], (4, 5, 3), "padding_value is -1.0; it must be .* 0 to 255"),
    (["--preprocessing", "letterbox", "--padding-value", "256"], (4, 5, 3), "0 to 255"),
    (["--preprocessing", "letterbox", "--padding-value", "nan"], (4, 5, 3), "0 to 255"),
    (["--preprocessing", "letterbox", "--scale", "0"], (4, 5, 3), "scale of 0"),
    (["--preprocessing", "letterbox", "--scale", "1e-60"], (4, 5, 3), "scale of 0"),
    (["--preprocessing", "letterbox", "--offset", "1e39"], (4, 5, 3), "finite"),
    (["--preprocessing", "letterbox", "--offset", "inf"], (4, 5, 3), "finite"),
    (["--preprocessing", "stretch"], (20000, 5, 3), "at most 16384"),
])
def test_wrong_options_are_refused(arguments, shape, message):
    with pytest.raises(ExportError, match=message):
        preprocessing.from_options(options(*arguments), shape)


@pytest.mark.parametrize("size, target, expected", [
    ((1280, 720), (224, 224), (0, 49, 224, 126)),
    ((720, 1280), (224, 224), (49, 0, 126, 224)),
    ((3, 1000), (224, 224), (111, 0, 1, 224)),
    ((5, 3), (2, 2), (0, 0, 2, 1)),
    ((100, 100), (225, 161), (32, 0, 161, 161)),
])
def test_letterbox_geometry(size, target, expected):
    assert preprocessing.letterbox(*size, *target) == expected


def test_a_photo_that_fits_is_only_scaled():
    pixels = np.random.default_rng(1).integers(0, 256, (6, 8, 3), dtype=np.uint8)
    rule = preprocessing.from_options(options("--preprocessing", "letterbox", "--scale", "2", "--offset", "1"), (6, 8, 3))
    np.testing.assert_array_equal(preprocessing.preprocess(png(pixels), rule)[0], pixels * 2.0 + 1)
    swapped = preprocessing.preprocess(png(pixels), {**rule, "color": "bgr"})[0]
    np.testing.assert_array_equal(swapped, pixels[..., ::-1] * 2.0 + 1)


def test_the_letterbox_border_is_the_padding_value_before_scaling():
    rule = preprocessing.from_options(
        options("--preprocessing", "letterbox", "--scale", "0.5", "--offset", "1", "--padding-value", "7"), (4, 8, 3))
    result = preprocessing.preprocess(png(np.full((4, 4, 3), 100, np.uint8)), rule)[0]
    np.testing.assert_array_equal(result[:, 2:6], np.full((4, 4, 3), 51))
    np.testing.assert_array_equal(result[:, :2], np.full((4, 2, 3), 4.5))
    np.testing.assert_array_equal(result[:, 6:], np.full((4, 2, 3), 4.5))


@pytest.mark.parametrize("size, target", [((7, 4), (3, 2)), ((4, 9), (5, 5)), ((6, 6), (2, 3))])
def test_cover_keeps_the_middle_as_image_ops_fit_does(size, target):
    pixels = np.random.default_rng(2).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    rule = preprocessing.from_options(options("--preprocessing", "cover"), (target[1], target[0], 3))
    expected = ImageOps.fit(Image.fromarray(pixels), target, Image.Resampling.BILINEAR)
    np.testing.assert_array_equal(preprocessing.preprocess(png(pixels), rule)[0], np.asarray(expected))
    assert rule["resize"] == "cover"


def test_a_list_that_begins_with_a_minus_needs_no_equals_sign():
    arguments = ["model", "--offset", "-103.9,-116.8,-123.7", "--seed", "3", "-o", "-1", "--input", "x"]
    assert command.with_negative_values(arguments) == [
        "model", "--offset=-103.9,-116.8,-123.7", "--seed", "3", "-o", "-1", "--input", "x"]


def test_exif_orientation_is_applied():
    pixels = np.zeros((2, 4, 3), np.uint8)
    pixels[0, 0] = 255
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise to view
    rule = preprocessing.from_options(options("--preprocessing", "stretch"), (4, 2, 3))
    result = preprocessing.preprocess(png(pixels, exif=exif), rule)[0]
    assert result[0, 1].tolist() == [255, 255, 255] and result.sum() == 3 * 255


def test_gray_has_one_channel():
    rule = preprocessing.from_options(options("--preprocessing", "stretch"), (4, 2, 1))
    assert rule["color"] == "gray"
    assert preprocessing.preprocess(png(np.full((4, 2, 3), 9, np.uint8)), rule).shape == (1, 4, 2, 1)


def test_what_is_no_photo_is_refused():
    rule = preprocessing.from_options(options("--preprocessing", "stretch"), (4, 2, 3))
    with pytest.raises(ExportError, match="cannot read the photo"):
        preprocessing.preprocess(b"no photo", rule)


def test_known_tasks():
    box = task.from_option("pet-face-box", [(4,)])
    assert box == {"name": "pet-face-box", "units": "input_pixels", "labels": ["x0", "y0", "x1", "y1"]}
    assert len(task.from_option("pet-face-landmarks", [(18,)])["labels"]) == 9
    assert task.from_option("other", [(3,), (2,)]) == {"name": "other", "units": "none", "labels": []}
    assert task.from_option(None, [(3,)]) is None
    with pytest.raises(ExportError, match="one output of 4 numbers"):
        task.from_option("pet-face-box", [(5,)])


DENSE = {"kind": "dense_faces", "stride": 8, "species": ["cat", "dog"],
         "channels": {"score": 0, "box": 1, "species": 5, "points": 7, "visible": 25},
         "score_threshold": 0.4, "suppression_iou": 0.4, "peak_window": 3}
MAPS = {"kind": "heat_maps", "reach": 0.125, "crop": 1.2, "facts": {"presence": 0, "species": 1, "visible": 3}}


def task_file(tmp_path, name, decoding):
    file = tmp_path / "task.json"
    file.write_text(json.dumps({"name": name, "units": "input_pixels", "labels": task.LANDMARKS, "decoding": decoding}))
    return str(file)


def test_a_task_may_say_how_its_numbers_become_faces(tmp_path):
    faces = task.from_option(task_file(tmp_path, "pet-faces", DENSE), [(32, 32, 34)])
    assert faces["decoding"] == DENSE
    points = task.from_option(task_file(tmp_path, "pet-face-points", MAPS), [(40, 40, 9), (12,)])
    assert points["decoding"] == MAPS


@pytest.mark.parametrize("decoding, shapes, part", [
    (DENSE, [(32, 32, 33)], "at least"),
    (DENSE, [(32, 32, 34), (1,)], "at least"),
    (MAPS, [(40, 40, 9), (11,)], "at least"),
    (3, [(1,)], "kind"),
    ({**DENSE, "kind": "boxes"}, [(32, 32, 34)], "kind"),
    ({**DENSE, "extra": 1}, [(32, 32, 34)], "keys"),
    ({**DENSE, "species": ["cat", "cat"]}, [(32, 32, 34)], "different names"),
    ({**DENSE, "peak_window": 2}, [(32, 32, 34)], "odd"),
    ({**DENSE, "stride": True}, [(32, 32, 34)], "whole number"),
    ({**DENSE, "score_threshold": 1.5}, [(32, 32, 34)], "score_threshold"),
    ({**DENSE, "channels": {**DENSE["channels"], "box": 0}}, [(32, 32, 34)], "another group"),
    ({**MAPS, "score": "sum"}, [(40, 40, 9), (12,)], "score"),
])
def test_a_decoding_that_the_reader_would_refuse_is_refused(tmp_path, decoding, shapes, part):
    with pytest.raises(ExportError, match=part):
        task.from_option(task_file(tmp_path, "pet-faces", decoding), shapes)


def test_a_file_of_classes_names_each_number_of_the_output(tmp_path):
    file = tmp_path / "task.json"
    file.write_text('{"name": "classification", "units": "probabilities", "labels": ["a", "b"]}')
    assert task.from_option(str(file), [(2,)])["labels"] == ["a", "b"]
    with pytest.raises(ExportError, match="2 classes"):
        task.from_option(str(file), [(3,)])


def test_a_task_from_a_file(tmp_path):
    file = tmp_path / "task.json"
    file.write_text('{"name": "breed", "units": "probabilities", "labels": ["a", "b"]}')
    assert task.from_option(str(file), [(2,)])["labels"] == ["a", "b"]
    file.write_text('{"name": "breed", "units": "metres"}')
    with pytest.raises(ExportError, match="units are one of"):
        task.from_option(str(file), [(2,)])


def test_grey_of_16_bits_keeps_its_high_byte():
    ramp = (np.arange(64 * 64, dtype=np.uint16).reshape(64, 64) * 16 + 255).astype(np.uint16)
    rule = preprocessing.from_options(options("--preprocessing", "stretch"), (64, 64, 3))
    values = preprocessing.preprocess(png(ramp), rule)[0]
    assert (values == (ramp >> 8)[..., None]).all()
    pgm = b"P5 64 64 65535\n" + ramp.astype(">u2").tobytes()
    values = preprocessing.preprocess(pgm, rule)[0]
    assert (values == ((ramp.astype(np.int64) * 255 + 32767) // 65535)[..., None]).all()
    exif = Image.Exif()
    exif[0x0112] = 6
    values = preprocessing.preprocess(png(ramp, exif=exif), rule)[0]
    assert (values == np.rot90(ramp >> 8, -1)[..., None]).all()
