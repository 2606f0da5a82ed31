import numpy as np
from conftest import gradient

from petface import batches, geometry, photos, targets, views
from petface.points import MIRRORED, NAMES, mirror
from petface.sample import Sample

POINTS = np.array([(40, 40), (70, 42), (55, 65), (25, 35), (30, 10), (45, 25), (62, 26), (80, 12), (85, 37)], np.float32)


def sample():
    return Sample(path="", species=0, points=POINTS, weights=np.ones(9, np.float32), body=np.array([5, 5, 110, 85.0]))


def test_each_left_point_changes_places_with_its_right_counterpart():
    for name, partner in zip(NAMES, MIRRORED):
        expected = name.replace("left", "?").replace("right", "left").replace("?", "right")
        assert NAMES[partner] == expected


def test_mirroring_twice_is_the_identity():
    np.testing.assert_allclose(mirror(mirror(POINTS, 120), 120), POINTS)


def test_a_mirrored_face_keeps_its_left_eye_to_the_left():
    turned = mirror(POINTS, 120)
    assert turned[0, 0] < turned[1, 0]
    assert turned[3, 0] < turned[5, 0] < turned[6, 0] < turned[8, 0]


def test_labels_of_a_mirrored_view_are_the_mirrored_labels():
    m, window = geometry.letterbox_map(120, 90, 96), np.array([0, 0, 120.0, 90.0])
    points, face, body = views.labels(m, sample(), 96, False, window)
    mirrored_points, mirrored_face, mirrored_body = views.labels(m, sample(), 96, True, window)
    np.testing.assert_allclose(mirrored_points, mirror(points, 1.0))
    np.testing.assert_allclose(mirrored_face[[0, 2]], 1 - face[[2, 0]])
    np.testing.assert_allclose(mirrored_body[[0, 2]], 1 - body[[2, 0]])
    np.testing.assert_allclose(mirrored_body[[1, 3]], body[[1, 3]])


def test_examples_carry_points_that_sit_on_the_pixels_they_label(monkeypatch):
    """Red is x and green is y of the photo; whatever the view, the pixel under a point must name the point."""
    monkeypatch.setattr(batches.augment, "photometric", lambda rng, image: image)
    photo = photos.Photo(gradient(120, 90))
    checked = 0
    for view in (views.whole, views.face, views.near):
        part = batches.Part([sample()], [photo], view, 1.0)
        x, y = batches.batch([part], seed=3, step=0, size=128, count=24)
        for image, row in zip(x.astype(float), y):
            places = row[targets.POINTS].reshape(9, 2) * 128
            for place, (px, py), mirror_of in zip(places, POINTS, POINTS[MIRRORED]):
                i, j = np.floor(place).astype(int)
                if not (2 <= i < 126 and 2 <= j < 126) or image[j - 2:j + 3, i - 2:i + 3, 2].min() < 99:
                    continue  # off the canvas or at the border of the photo
                shown = image[j, i, :2]
                assert min(np.abs(shown - (px, py)).max(), np.abs(shown - mirror_of).max()) < 2.5
                checked += 1
    assert checked > 200


def test_a_batch_depends_on_seed_and_step_alone():
    part = batches.Part([sample()], [photos.Photo(gradient(120, 90))], views.face, 1.0)
    x1, y1 = batches.batch([part], 5, 17, 64, 4)
    batches.batch([part], 5, 18, 64, 4)
    x2, y2 = batches.batch([part], 5, 17, 64, 4)
    assert (x1 == x2).all() and (y1 == y2).all()
    assert (batches.batch([part], 6, 17, 64, 4)[1] != y1).any()
