"""`pet-faces`: its targets, losses, decoding, figures and pictures."""

import keras
import numpy as np
import pytest
from conftest import gradient

import choose_score
from petface import decoding, dense_network as net, dense_targets as t, photos, scenes, views
from petface.batches import Part
from petface.points import MIRRORED, bounds
from petface.sample import Sample
from petface.scoring import Tally, match

POINTS = np.array([(40, 40), (70, 42), (55, 65), (25, 35), (30, 10), (45, 25), (62, 26), (80, 12), (85, 37)], np.float32)
SEEN = np.array([1, 1, 1, 0, 1, 1, 1, 1, 0], bool)
SIZE = 256


def face(scale, x, y, species=0, seen=SEEN):
    return POINTS * scale + [x, y], np.where(SEEN, 1, 0.6), species, seen


def answer(target):
    """A raw map that answers each cell exactly as the target asks."""
    raw = np.zeros((*target.shape[:2], net.CHANNELS), np.float32)
    raw[..., net.SCORE] = np.where(target[..., t.HEAT] >= 0.999, 8, -8)
    raw[..., net.BOX:net.SPECIES] = target[..., t.BOX] * [-1, -1, 1, 1]
    raw[..., net.SPECIES + 1] = 20 * target[..., t.DOG] - 10
    raw[..., net.POINTS:net.VISIBLE] = target[..., t.PLACES]
    raw[..., net.VISIBLE:] = 20 * target[..., t.VISIBLE] - 10
    return raw


def test_decoding_the_target_gives_the_faces_back():
    faces = [face(1.0, 20, 30, 0), face(0.6, 170, 150, 1), face(0.3, 20, 200, 1)]
    found = decoding.dense_faces(answer(t.target(faces, SIZE)), decoding.FACES["decoding"])
    assert len(found) == 3
    for points, _, species, seen in faces:
        k = np.abs(found.box - bounds(points)).sum(axis=1).argmin()
        np.testing.assert_allclose(found.box[k], bounds(points), atol=1e-3)
        np.testing.assert_allclose(found.points[k], points, atol=1e-3)
        assert found.species[k].argmax() == species
        np.testing.assert_array_equal(found.visible[k] > 0.5, seen)


def test_the_loss_is_least_at_the_truth():
    y = np.stack([t.target([face(1.0, 20, 30, 1)], SIZE), t.target([], SIZE)])
    raw = np.stack([answer(y[0]), answer(y[1])])
    raw[..., net.SCORE] = np.where(y[..., t.HEAT] >= 0.999, 12, -12)
    at_truth = float(t.loss(y, raw))
    assert at_truth == pytest.approx(0, abs=0.01)
    for group in (slice(0, 1), slice(1, 5), slice(5, 7), slice(7, 25), slice(25, 34)):
        worse = raw.copy()
        worse[..., group] = -worse[..., group] + 0.5
        assert float(t.loss(y, worse)) > at_truth + 0.05


def test_a_face_too_small_or_beyond_the_border_is_neither_asked_for_nor_held_against():
    small = t.target([face(0.1, 100, 100)], SIZE)
    assert small[..., t.FACE_WEIGHT].sum() == 0 and small[..., t.HEAT].max() == 0
    assert 0 < (small[..., t.HEAT_WEIGHT] == 0).sum() < 60
    beyond = t.target([face(1.0, -60, 100)], SIZE)
    assert beyond[..., t.FACE_WEIGHT].sum() == 0


def test_each_face_has_the_same_weight_whatever_its_size():
    y = t.target([face(1.5, 10, 10), face(0.4, 200, 200)], SIZE)
    assert y[..., t.FACE_WEIGHT].sum() == pytest.approx(2, rel=1e-3)


def test_a_weaker_peak_that_overlaps_is_suppressed_and_one_apart_is_kept():
    raw = answer(t.target([face(1.0, 20, 30)], SIZE))
    row, column = np.argwhere(raw[..., 0] > 0)[0]
    raw[row, column + 2] = raw[row, column]
    raw[row, column + 2, net.SCORE] = 3
    far = (row + 8, column + 14)
    raw[far] = raw[row, column]
    raw[far][net.SCORE] = 3
    found = decoding.dense_faces(raw, decoding.FACES["decoding"])
    assert len(found) == 2
    assert found.score[0] > found.score[1]


def test_another_order_of_channels_another_stride_and_threshold_are_followed():
    raw = answer(t.target([face(1.0, 20, 30, 1)], SIZE))
    other = np.concatenate([raw[..., 7:34], raw[..., 1:7], raw[..., :1]], axis=-1)
    described = {"stride": 4, "species": ["cat", "dog"], "peak_window": 3, "score_threshold": 0.4, "suppression_iou": 0.4,
                 "channels": {"score": 33, "box": 27, "species": 31, "points": 0, "visible": 18}}
    found = decoding.dense_faces(other, described)
    np.testing.assert_allclose(found.points[0], face(1.0, 20, 30)[0] / 2, atol=1e-3)
    assert len(decoding.dense_faces(other, described | {"score_threshold": 0.9999})) == 0


def test_a_photo_without_a_peak_gives_no_face():
    found = decoding.dense_faces(np.full((8, 8, net.CHANNELS), -5, np.float32), decoding.FACES["decoding"])
    assert len(found) == 0 and found.points.shape == (0, 9, 2)


def test_a_true_face_is_matched_once_and_the_rest_are_false_alarms():
    truth = np.array([[0, 0, 10, 10], [20, 0, 30, 10.0]])
    found = np.array([[0, 0, 10, 9], [1, 0, 10, 10], [21, 0, 30, 10], [50, 50, 60, 60.0]])
    assert match(found, truth).tolist() == [0, -1, 1, -1]
    assert match(found[:0], truth).tolist() == [] and match(found, truth[:0]).tolist() == [-1] * 4


def test_figures_follow_the_threshold():
    tally = Tally()
    box = np.array([[25, 10, 85, 65], [25, 10, 84, 65], [0, 80, 20, 100.0]])
    faces = decoding.Faces(np.array([0.9, 0.6, 0.3]), box, np.eye(2)[[0, 0, 1]], np.zeros((3, 9, 2)), np.zeros((3, 9)))
    tally.add(faces, [POINTS, POINTS * 0.3 + [200, 200]], 300, 300, [0, 0])
    assert tally.at(0.5) == {"recall": 0.5, "precision": 0.5, "species": 1.0, "claimed": 1.0}
    assert tally.at(0.8)["precision"] == 1 and tally.at(0.95)["claimed"] == 0
    assert tally.average_precision() == pytest.approx(0.5)


def pictures():
    photo = photos.Photo(gradient(120, 90))
    sample = Sample("a", 1, POINTS, np.where(SEEN, 1, 0.6).astype(np.float32))
    part = lambda samples, view: Part(samples, [photo] * len(samples), view, 1.0)
    return scenes.Scenes([part([sample], views.whole)], part([[sample, sample]], None), part([Sample("n")], None))


@pytest.mark.parametrize("kind", scenes.Scenes.LAYOUTS)
def test_the_pictures_show_the_photo_where_the_labels_say(kind, rng):
    """The photo's red is its x and its green its y, so that each point's place in the photo can be read off the picture."""
    compared = 0
    for _ in range(20):
        image, faces = getattr(pictures(), kind)(rng, SIZE)
        assert image.shape == (SIZE, SIZE, 3) and (kind == "none") == (not faces)
        for points, _, _, _ in faces:
            for place, (x, y) in zip(points, POINTS):
                column, row = np.floor(place).astype(int)
                if 1 <= column < SIZE - 1 and 1 <= row < SIZE - 1 and (image[row - 1:row + 2, column - 1:column + 2, 2] == 99).all():
                    compared += 1
                    assert abs(int(image[row, column, 0]) - x) < 6 and abs(int(image[row, column, 1]) - y) < 6
    assert compared > 30 or kind == "none"


def test_an_example_is_a_picture_with_its_map_and_comes_mirrored_half_of_the_time(rng):
    order = set()
    for _ in range(30):
        image, y = pictures().example(rng, None, SIZE)
        assert image.dtype == np.uint8 and y.shape == (SIZE // 8, SIZE // 8, t.CHANNELS)
        for cell in y[y[..., t.HEAT] >= 0.999]:
            order.add(tuple(cell[t.VISIBLE] > 0))
    assert order == {tuple(SEEN), tuple(SEEN[MIRRORED])}


def test_the_network_answers_at_stride_8_with_few_claims_at_first():
    model = net.build(64)
    raw = np.asarray(model.predict_on_batch(np.zeros((1, 64, 64, 3), np.float32)))
    assert raw.shape == (1, 8, 8, 34)
    assert decoding.sigmoid(raw[..., net.SCORE]).max() < 0.2


def test_the_plain_network_is_made_of_layers_that_the_engine_has():
    kinds = {type(layer) for layer in net.build(64, plain=True).layers}
    layers = keras.layers
    assert kinds <= {layers.InputLayer, layers.Conv2D, layers.DepthwiseConv2D, layers.BatchNormalization, layers.ReLU,
                     layers.Add, layers.ZeroPadding2D, layers.UpSampling2D}


def test_logistic_regression_finds_the_weights_that_made_the_labels():
    rng = np.random.default_rng(3)
    x = rng.normal(0, [1, 4], (20000, 2)) + [0, 3]
    y = (rng.uniform(size=len(x)) < decoding.sigmoid(1.5 * x[:, 0] + 0.3 * x[:, 1] - 0.8)).astype(float)
    weights, intercept = choose_score.regression(x, y)
    np.testing.assert_allclose([*weights, intercept], [1.5, 0.3, -0.8], atol=0.08)


def test_joint_score_is_the_sigmoid_of_the_weighed_logits():
    score = {"intercept": -1.5, "detector": 0.25, "presence": 0.5}
    np.testing.assert_allclose(
        decoding.joint_score(decoding.sigmoid(np.array([10.0])), np.array([-4.0]), score), decoding.sigmoid(-1.0), rtol=1e-4)
    assert np.isfinite(decoding.joint_score(np.array([0.0, 1.0]), np.array([3.0, -3.0]), score)).all()
