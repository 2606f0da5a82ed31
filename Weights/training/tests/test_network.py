import keras
import numpy as np
import pytest
from conftest import gradient
from PIL import Image

from petface import average, batches, checkpoint, fused_norm, losses, model, photos, targets, teacher, views, votes
from petface.sample import Sample


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    keras.utils.set_random_seed(3)
    path = str(tmp_path_factory.mktemp("run") / "final.weights.h5")
    model.build(64).save_weights(path)
    return path


@pytest.mark.parametrize("columns", [targets.FACE, targets.POINTS])
def test_the_deliverable_gives_the_trained_columns_in_pixels(weights, columns, tmp_path):
    trained = model.build(64)
    trained.load_weights(weights)
    plain = model.deliverable(weights, columns, size=64, name="net")
    plain.save(tmp_path / "net.keras")
    loaded = keras.models.load_model(tmp_path / "net.keras", compile=False)
    x = np.random.default_rng(1).uniform(-1, 1, (2, 64, 64, 3)).astype(np.float32)
    expected = 64 * (0.5 + 0.25 * np.asarray(trained.predict_on_batch(x))[:, columns])
    np.testing.assert_allclose(np.asarray(loaded.predict_on_batch(x)), expected, rtol=1e-4, atol=1e-3)


def test_weights_fit_another_input_size(weights):
    model.build(96).load_weights(weights)


def example_rows():
    points = np.array([(40, 40), (70, 42), (55, 65), (25, 35), (30, 10), (45, 25), (62, 26), (80, 12), (85, 37)])
    sample = Sample("", 1, points.astype(np.float32), np.ones(9, np.float32), np.array([5, 5, 110, 85.0]))
    part = batches.Part([sample], [photos.Photo(gradient(120, 90))], views.whole, 1.0)
    return batches.batch([part], 1, 0, 64, 8)


def test_losses_vanish_at_the_truth_and_grow_away_from_it():
    _, rows = example_rows()
    raw = (rows[:, :targets.OUTPUTS] - targets.CENTRE) / targets.SPREAD
    raw = np.concatenate([raw, raw[:, targets.POINTS]], axis=1)
    loss = losses.weighted(points=1.0, face=1.0, body=1.0, votes=1.0)
    at_truth = float(loss(rows, raw))
    assert at_truth == pytest.approx(0, abs=1e-3)
    assert float(loss(rows, raw + 0.1)) > at_truth + 0.1


def test_a_row_without_labels_costs_nothing():
    rows = np.zeros((2, targets.COLUMNS), np.float32)
    raw = np.ones((2, targets.VOTES.stop), np.float32)
    assert float(losses.weighted(1, 1, 1, 1, 1)(rows, raw)) == 0


def test_recalibrated_statistics_are_the_mean_over_the_batches():
    x = [np.full((2, 4, 4, 1), v, np.float32) for v in (1.0, 2.0, 6.0)]
    layer = keras.layers.BatchNormalization(momentum=0.9)
    inputs = keras.Input((4, 4, 1))
    net = keras.Model(inputs, layer(inputs))
    average.recalibrate(net, x)
    assert float(layer.moving_mean[0]) == pytest.approx(3.0, rel=1e-5)
    assert layer.momentum == 0.9


def test_a_checkpoint_returns_what_it_was_given(tmp_path):
    path = str(tmp_path / "last.npz")
    checkpoint.save(path, step=12, weights=[np.arange(3.0), np.ones((2, 2))])
    state = checkpoint.load(path)
    assert int(state["step"]) == 12
    np.testing.assert_array_equal(state["weights"][0], np.arange(3.0))
    np.testing.assert_array_equal(state["weights"][1], np.ones((2, 2)))


def test_a_backbones_h5_file_starts_the_network(tmp_path):
    """keras.applications publishes ImageNet backbones as HDF5 files of the older layout."""
    import h5py
    from keras.src.legacy.saving import legacy_h5_format

    backbone = keras.applications.MobileNetV2(input_shape=(64, 64, 3), include_top=False, weights=None, pooling="max")
    with h5py.File(tmp_path / "no_top.h5", "w") as file:
        legacy_h5_format.save_weights_to_hdf5_group(file, backbone)
    net = model.build(96)
    model.load_init(net, str(tmp_path / "no_top.h5"))
    for name in ("Conv1", "block_7_depthwise", "Conv_1_bn"):
        for a, b in zip(net.get_layer(name).get_weights(), backbone.get_layer(name).get_weights()):
            np.testing.assert_array_equal(a, b)


def test_a_backbone_inside_another_model_starts_the_network(tmp_path):
    inner = keras.applications.MobileNetV2(input_shape=(64, 64, 3), include_top=False, weights=None, pooling="avg")
    outer = keras.Sequential([keras.Input((64, 64, 3)), inner, keras.layers.Dense(3)])
    outer.compile(optimizer="adam", loss="mse")
    outer.train_on_batch(np.zeros((2, 64, 64, 3), np.float32), np.zeros((2, 3), np.float32))
    outer.save(tmp_path / "whole.h5")
    net = model.build(96)
    model.load_init(net, str(tmp_path / "whole.h5"))
    for name in ("Conv1", "block_7_depthwise", "block_16_project_BN", "Conv_1_bn"):
        for a, b in zip(net.get_layer(name).get_weights(), inner.get_layer(name).get_weights()):
            np.testing.assert_array_equal(a, b)


def test_a_file_without_the_backbone_is_an_error(tmp_path):
    net = keras.Sequential([keras.Input((4,)), keras.layers.Dense(3)])
    net.save(tmp_path / "other.h5")
    with pytest.raises(KeyError):
        model.load_init(model.build(64), str(tmp_path / "other.h5"))


def certain_votes():
    """A layer whose cells all know the point: each votes for the place where its one feature says it lies."""
    layer = votes.Votes()
    layer.build((None, 3, 4, 2))
    kernel = np.zeros((2, 27), np.float32)
    kernel[0, :9] = 1  # the first channel is how sure a cell is
    kernel[1, 9::2] = 1  # the second one how far to the right the points lie
    layer.kernel.assign(kernel)
    return layer


def test_the_surest_cell_has_its_way():
    x = np.zeros((1, 3, 4, 2), np.float32)
    x[0, 1, 2] = 50, 0
    place = losses.coordinates(np.asarray(certain_votes()(x))).reshape(9, 2)
    np.testing.assert_allclose(place, np.tile([2.5 / 4, 1.5 / 3], (9, 1)), atol=1e-5)
    x[0, 1, 2, 1] = 0.4
    moved = losses.coordinates(np.asarray(certain_votes()(x))).reshape(9, 2)
    np.testing.assert_allclose(moved - place, np.tile([0.4 * targets.SPREAD, 0], (9, 1)), atol=1e-5)


def test_votes_move_with_the_features():
    x = np.zeros((2, 3, 4, 2), np.float32)
    x[0, 0, 0], x[1, 2, 3] = (50, 0.2), (50, 0.2)
    a, b = losses.coordinates(np.asarray(certain_votes()(x))).reshape(2, 9, 2)
    np.testing.assert_allclose(b - a, np.tile([3 / 4, 2 / 3], (9, 1)), atol=1e-5)


class Knowing:
    """Stands for a network: finds the middle of the bright pixels and puts all points there."""

    input_shape = (None, 64, 64, 3)

    def predict_on_batch(self, x):
        bright = (x.mean(axis=-1) > 0).astype(np.float64)
        mass = np.maximum(bright.sum(axis=(1, 2)), 1e-9)
        at = np.arange(64) + 0.5
        place = np.stack([(bright.sum(axis=1) * at).sum(axis=1), (bright.sum(axis=2) * at).sum(axis=1)], axis=-1) / mass[:, None]
        spot = np.tile([[-6, -4], [6, -4], [0, 5], [-9, -6], [-7, -9], [-3, -8], [3, -8], [7, -9], [9, -6]], (len(x), 1, 1))
        points = (place[:, None] + spot).reshape(len(x), 18)
        raw = np.zeros((len(x), targets.VOTES.stop))
        raw[:, targets.POINTS] = raw[:, targets.VOTES] = (points / 64 - targets.CENTRE) / targets.SPREAD
        return raw


def test_the_teachers_views_of_a_photo_and_its_mirror_image_agree():
    photo = np.zeros((90, 120, 3), np.uint8)
    photo[40:44, 70:76] = 255
    labels = teacher.Teacher(Knowing()).label([Image.fromarray(photo)], looks=0)
    np.testing.assert_allclose(labels.points[0, :2].mean(axis=0), [73, 42 - 4 * 120 / 64], atol=1.5)
    assert labels.points.shape == (1, 9, 2) and labels.spread.max() < 0.1
    assert labels.points[0, 0, 0] < labels.points[0, 1, 0]


def test_frozen_layers_stay_while_the_rest_learns():
    net = model.build(64)
    model.freeze(net, "block_2_add")
    net.compile(optimizer=keras.optimizers.Adam(1e-2), loss=losses.weighted(points=1.0, face=1.0))
    before = [w.copy() for w in net.get_weights()]
    x, rows = example_rows()
    net.train_on_batch(x.astype(np.float32) / 127.5 - 1, rows)
    moved = {w.path for w, old in zip(net.weights, before) if (np.asarray(w) != old).any()}
    assert not any(p.startswith(("Conv1", "bn_Conv1", "expanded", "block_1_", "block_2_")) for p in moved)
    assert any(p.startswith("block_3_") for p in moved) and any(p.startswith("head_out") for p in moved)


@pytest.mark.parametrize("training", [False, True])
def test_the_fused_batch_norm_computes_what_keras_does(training):
    x = np.random.default_rng(2).normal(1, 2, (3, 8, 8, 5)).astype(np.float32)
    one, two = keras.layers.BatchNormalization(momentum=0.9), keras.layers.BatchNormalization(momentum=0.9)
    one(x), two(x)
    fused_norm.fuse(two)
    np.testing.assert_allclose(np.asarray(two(x, training=training)), np.asarray(one(x, training=training)), atol=1e-5)
    np.testing.assert_allclose(np.asarray(two.moving_mean), np.asarray(one.moving_mean), atol=1e-6)
    np.testing.assert_allclose(np.asarray(two.moving_variance), np.asarray(one.moving_variance), rtol=6e-3)
