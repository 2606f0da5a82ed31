import numpy as np
import pytest

from petface import metrics, schedule
from petface.average import WeightAverage


def test_phases_share_the_run():
    phases = schedule.Phases("96:2,128:1,224:1:block_2_add")
    assert [phases.at(p).size for p in (0, 0.49, 0.51, 0.74, 0.76, 1.0)] == [96, 96, 128, 128, 224, 224]
    assert phases.at(0).frozen == "" and phases.at(0.8).frozen == "block_2_add"


def test_the_rate_rises_then_falls_to_its_floor():
    assert schedule.learning_rate(0.03, 1.0) == pytest.approx(1)
    assert schedule.learning_rate(0.01, 1.0) < 0.5
    assert schedule.learning_rate(1.0, 1.0) == pytest.approx(0.01)


def test_iou_of_known_boxes():
    a = np.array([[0.0, 0, 2, 2], [0, 0, 1, 1], [3, 3, 1, 1]])
    b = np.array([[1.0, 1, 3, 3], [0, 0, 1, 1], [1, 1, 3, 3]])
    np.testing.assert_allclose(metrics.iou(a, b), [1 / 7, 1, 0], atol=1e-9)


def test_nme_is_the_mean_distance_over_the_longer_side():
    truth = np.zeros((1, 9, 2))
    points = truth + np.array([3.0, 4.0])
    np.testing.assert_allclose(metrics.nme(points, truth, np.array([[0.0, 0, 50, 100]])), [0.05])


def test_the_average_follows_the_weights():
    mean = WeightAverage([np.zeros(3)], decay=0.9)
    for _ in range(200):
        mean.update([np.ones(3)])
    np.testing.assert_allclose(mean.weights[0], 1, atol=1e-6)
