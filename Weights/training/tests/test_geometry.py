import numpy as np
import pytest
from conftest import gradient
from PIL import Image

from petface import geometry as g
from petface import inputs, photos, pose, warp


@pytest.mark.parametrize("width, height, expected", [
    (448, 336, (224, 168, 0, 28)), (100, 200, (112, 224, 56, 0)), (1000, 1, (224, 1, 0, 111)),
    (224, 224, (224, 224, 0, 0)), (300, 199, (224, 149, 0, 37)),
])
def test_letterbox_fits_the_longer_side_and_centres(width, height, expected):
    assert g.letterbox(width, height, 224) == expected


def test_points_return_from_the_letterbox(rng):
    points = rng.uniform(-20, 500, (9, 2))
    m = g.letterbox_map(437, 311, 224)
    np.testing.assert_allclose(g.apply(g.inverse(m), g.apply(m, points)), points, atol=1e-9)


def test_points_return_from_turned_and_scaled_maps(rng):
    for _ in range(20):
        m = g.compose(g.shift(*rng.normal(0, 50, 2)), g.rotation(rng.uniform(-3, 3)), g.scale(*rng.uniform(0.2, 3, 2)))
        points = rng.uniform(0, 300, (9, 2))
        np.testing.assert_allclose(g.apply(g.inverse(m), g.apply(m, points)), points, atol=1e-8)


def test_compose_applies_the_last_map_first():
    m = g.compose(g.scale(2), g.shift(3, 0))
    np.testing.assert_allclose(g.apply(m, np.array([[1.0, 1.0]])), [[8, 2]])


def test_the_crop_is_a_square_of_1_2_times_the_longer_side_round_the_centre():
    x, y, side = g.crop_square(np.array([10.0, 20.0, 50.0, 40.0]))
    assert (x, y, side) == pytest.approx((6, 6, 48))


def test_a_drawn_pixel_lies_where_its_coordinates_say():
    """Red is x, green is y: the drawn photo must show at each place the coordinates mapped back."""
    photo = photos.Photo(gradient(120, 90))
    m = g.compose(g.shift(11.25, 7.5), g.rotation(0.3), g.scale(0.9))
    drawn = warp.draw(photo, m, 128).astype(float)
    for place in ((60.5, 60.5), (40.5, 50.5), (70.5, 80.5)):
        x, y = g.apply(g.inverse(m), np.array([place]))[0]
        red, green, blue = drawn[int(place[1]), int(place[0])]
        assert red + 0.5 == pytest.approx(x, abs=0.75)
        assert green + 0.5 == pytest.approx(y, abs=0.75)
        assert blue == 99


def test_beyond_the_border_and_beyond_the_window_is_black():
    photo = photos.Photo(gradient(120, 90))
    drawn = warp.draw(photo, g.shift(4, 4), 128, window=(20, 10, 100, 80))
    assert drawn[60, 10].sum() == 0 and drawn[60, 120].sum() == 0 and drawn[5, 60].sum() == 0
    assert drawn[60, 60, 2] == 99


def test_the_letterboxed_input_shows_the_photo_where_the_map_says():
    pixels, m = inputs.letterboxed(Image.fromarray(gradient(240, 160)), 224)
    left, top = np.floor(g.apply(m, np.array([[0.0, 0.0]]))[0]).astype(int)
    assert (left, top) == (0, 37)
    assert pixels[top - 1].sum() == 0 and pixels[top + 1, 100, 2] == 99
    x, y = g.apply(g.inverse(m), np.array([[100.5, 90.5]]))[0]
    assert pixels[90, 100, 0] + 0.5 == pytest.approx(x, abs=0.75)
    assert pixels[90, 100, 1] + 0.5 == pytest.approx(y, abs=0.75)


def test_the_crop_shows_the_photo_where_the_map_says_and_black_beyond_it():
    pixels, m = inputs.cropped(Image.fromarray(gradient(240, 160)), np.array([-10.0, 20.0, 70.5, 90.0]), 224)
    assert pixels[112, 0].sum() == 0
    x, y = g.apply(g.inverse(m), np.array([[150.5, 90.5]]))[0]
    assert pixels[90, 150, 0] + 0.5 == pytest.approx(x, abs=0.75)
    assert pixels[90, 150, 1] + 0.5 == pytest.approx(y, abs=0.75)


def test_a_turned_box_stays_within_the_turned_corners():
    box = np.array([10.0, 10.0, 50.0, 30.0])
    corners = np.array([[10.0, 10], [50, 10], [50, 30], [10, 30]])
    m = g.rotation(0.4)
    inner, outer = g.apply_to_box(m, box), g.apply(m, corners)
    assert (inner[:2] > outer.min(0)).all() and (inner[2:] < outer.max(0)).all()
    np.testing.assert_allclose(g.apply_to_box(g.shift(5, 6), box), [15, 16, 55, 36])


FRONTAL = np.array([(40, 40), (70, 40), (55, 65), (25, 35), (30, 10), (45, 25), (65, 25), (80, 10), (85, 35)], np.float64)


def test_a_face_from_the_front_is_not_unusual():
    assert pose.unusual(FRONTAL) == pytest.approx(0, abs=1e-9)


def test_a_face_turned_in_the_picture_counts_by_its_angle_and_nothing_else():
    for degrees in (30, 60, -60):
        turned = g.apply(g.rotation(np.radians(degrees)), FRONTAL)
        assert pose.roll(turned) == pytest.approx(abs(degrees))
        assert pose.aside(turned) == pytest.approx(0, abs=1e-9)


def test_a_mouth_beside_the_eyes_makes_a_profile():
    profile = FRONTAL.copy()
    profile[2, 0] += 21
    assert pose.aside(profile) == pytest.approx(21 / 60)
    assert pose.unusual(profile) > 2
