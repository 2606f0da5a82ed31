"""`pet-face-points`: soft arg-max, targets, losses, crops."""

import keras
import numpy as np
import pytest
from conftest import gradient

from petface import decoding, geometry as g, heat_network as net, heat_targets as t, heat_views, photos, pyramid, views
from petface.batches import Part, batch
from petface.points import MIRRORED, bounds
from petface.sample import Sample

POINTS = np.array([(40, 40), (70, 42), (55, 65), (25, 35), (30, 10), (45, 25), (62, 26), (80, 12), (85, 37)], np.float32)
WEIGHTS = np.array([1, 1, 1, 0.6, 1, 1, 1, 1, 1], np.float32)


def sample(**more):
    return Sample("", 1, POINTS, WEIGHTS, **more)


def test_a_peak_stands_for_the_place_of_its_cell_and_cells_reach_beyond_the_crop():
    maps = np.zeros((1, 40, 30, 9), np.float32)
    maps[0, 0, 0, 0] = maps[0, 39, 29, 1] = maps[0, 12, 20, 2:] = 60
    points = decoding.heat_points(maps, 120, 160, 0.125)[0]
    np.testing.assert_allclose(points[0], (np.array([0.5 / 30, 0.5 / 40]) * 1.25 - 0.125) * [120, 160], atol=1e-3)
    np.testing.assert_allclose(points[1], (np.array([29.5 / 30, 39.5 / 40]) * 1.25 - 0.125) * [120, 160], atol=1e-3)
    np.testing.assert_allclose(points[5], (np.array([20.5 / 30, 12.5 / 40]) * 1.25 - 0.125) * [120, 160], atol=1e-3)


def test_training_and_delivery_place_the_points_alike():
    maps = np.random.default_rng(2).normal(0, 3, (2, 24, 20, 9)).astype(np.float32)
    trained = np.asarray(net.SoftArgmax()(maps)).reshape(2, 9, 2)
    np.testing.assert_allclose(trained * [80, 96], decoding.heat_points(maps, 80, 96, net.REACH), atol=1e-3)


def test_a_crop_of_the_face_is_present_one_beside_it_absent_and_one_between_undecided():
    size = 160
    crop = lambda x, y, side: g.compose(g.scale(size / side), g.shift(-x, -y))
    x, y, side = g.crop_square(bounds(POINTS))
    true = t.row(sample(), crop(x, y, side), size, False)
    assert true[t.PRESENT] == 1 and true[t.PRESENT_WEIGHT] == 1
    np.testing.assert_allclose(true[t.PLACE_WEIGHTS], WEIGHTS)
    aside = t.row(sample(), crop(x + 0.9 * side, y, side), size, False)
    assert aside[t.PRESENT] == 0 and aside[t.PRESENT_WEIGHT] == 1 and aside[t.PLACE_WEIGHTS].sum() == 0
    between = t.row(sample(), crop(x + 0.5 * side, y, side), size, False)
    assert between[t.PRESENT_WEIGHT] == 0 and between[t.PLACE_WEIGHTS].sum() > 0


def test_a_mirrored_crop_exchanges_points_weights_and_visibilities():
    m = g.compose(g.scale(2), g.shift(-15, 2))
    row, mirrored = (t.row(sample(), m, 160, flipped) for flipped in (False, True))
    np.testing.assert_allclose(mirrored[t.PLACE_WEIGHTS], row[t.PLACE_WEIGHTS][MIRRORED])
    np.testing.assert_allclose(mirrored[t.VISIBLE], row[t.VISIBLE][MIRRORED])
    np.testing.assert_allclose(mirrored[t.PLACES].reshape(9, 2)[:, 0], 1 - row[t.PLACES].reshape(9, 2)[MIRRORED, 0], atol=1e-6)


def test_points_that_a_network_found_say_nothing_about_visibility():
    m = g.compose(g.scale(2), g.shift(-15, 2))
    assert t.row(sample(), m, 160, False)[t.VISIBLE_WEIGHT] == 1
    assert t.row(sample(source="pseudo"), m, 160, False)[t.VISIBLE_WEIGHT] == 0


def test_the_loss_is_least_at_the_truth():
    m = g.compose(g.scale(2), g.shift(-15, 2))
    rows = np.stack([t.row(sample(), m, 160, False), t.absent()])
    raw = np.zeros((2, 30), np.float32)
    raw[:, :18] = rows[:, t.PLACES]
    raw[:, 18 + net.PRESENCE] = [20, -20]
    raw[:, 18 + net.SPECIES + 1] = 20
    raw[:, 18 + net.VISIBLE:] = 40 * rows[:, t.VISIBLE] - 20
    assert float(t.loss(rows, raw)) == pytest.approx(0, abs=1e-3)
    for k in (0, 18 + net.PRESENCE, 18 + net.SPECIES + 1, 18 + net.VISIBLE):
        worse = raw.copy()
        worse[:, k] = -worse[:, k] - 1
        assert float(t.loss(rows, worse)) > 0.05


def test_misplaced_crops_show_no_face_and_jittered_ones_do(rng):
    photo = photos.Photo(gradient(120, 90))
    for _ in range(50):
        m, _ = heat_views.misplaced(rng, photo, sample(), 64)
        assert t.row(sample(), m, 64, False)[t.PRESENT] == 0
    rows = [t.row(sample(), views.face(rng, photo, sample(), 64)[0], 64, False) for _ in range(50)]
    assert np.mean([r[t.PRESENT] for r in rows]) > 0.9


def test_a_batch_mixes_faces_and_photos_without_one():
    photo = photos.Photo(gradient(120, 90))
    alarm = Sample("n", source="alarm", face=np.array([10, 10, 50, 40.0]))
    parts = [Part([sample()], [photo], views.face, 0.5), Part([Sample("n"), alarm], [photo, photo], heat_views.anywhere, 0.5)]
    x, y = batch(parts, 1, 0, 64, 32, heat_views.example)
    assert x.shape == (32, 64, 64, 3) and y.shape == (32, t.COLUMNS)
    assert 4 < y[:, t.PRESENT].sum() < 28


def test_a_network_starts_from_delivered_layers_of_the_other_and_from_a_model_file(tmp_path):
    from petface import dense_network

    keras.utils.set_random_seed(4)
    other = net.build(64, plain=True)
    other.save(tmp_path / "points.keras")
    model = dense_network.build(96)
    pyramid.load_init(model, str(tmp_path / "points.keras"))
    for name in ("Conv1", "block_9_expand", "stride32", "stride8_lateral_bn"):
        for a, b in zip(model.get_layer(name).get_weights(), other.get_layer(name).get_weights()):
            np.testing.assert_array_equal(a, b)


def test_a_file_without_the_backbone_is_an_error(tmp_path):
    keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)]).save(tmp_path / "other.keras")
    with pytest.raises(KeyError):
        pyramid.load_init(net.build(64), str(tmp_path / "other.keras"))


def test_the_bundled_pair_can_be_started_from():
    from petface import safetensors
    import os

    path = os.path.join(os.path.dirname(__file__), "..", "..", "pet-face-landmarks.safetensors")
    model = net.build(64)
    pyramid.load_init(model, path)
    kernel = safetensors.layers(path)["block_9_expand"]["kernel"]
    np.testing.assert_array_equal(model.get_layer("block_9_expand").get_weights()[0], kernel)
