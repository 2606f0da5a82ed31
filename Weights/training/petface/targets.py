"""The network's outputs in training and the rows that the losses compare them with.

All three stages train the same head of 27 numbers: nine points, face box, body box, species. The delivered
networks keep the columns of theirs.
"""

import numpy as np

POINTS = slice(0, 18)
FACE = slice(18, 22)
BODY = slice(22, 26)
SPECIES = slice(26, 27)
OUTPUTS = 27

# Behind them come the points by votes, the same targets once more.
VOTES = slice(27, 45)

# Rows: the 27 targets, then the weights: nine points, face box, body box, species.
POINT_WEIGHTS = slice(27, 36)
FACE_WEIGHT = slice(36, 37)
BODY_WEIGHT = slice(37, 38)
SPECIES_WEIGHT = slice(38, 39)
COLUMNS = 39

# A raw output r stands for the coordinate CENTRE + SPREAD * r in units of the input's side.
CENTRE, SPREAD = 0.5, 0.25


def row(sample, points, face, body):
    y = np.zeros(COLUMNS, np.float32)
    if points is not None:
        y[POINTS] = points.reshape(-1)
        y[POINT_WEIGHTS] = sample.weights
    if face is not None:
        y[FACE] = face
        y[FACE_WEIGHT] = 1 if sample.weights is None else sample.weights.max()
    if body is not None:
        y[BODY] = body
        y[BODY_WEIGHT] = 1
    if sample.species is not None:
        y[SPECIES] = sample.species
        y[SPECIES_WEIGHT] = 1
    return y
