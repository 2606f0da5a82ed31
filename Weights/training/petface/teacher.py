"""A trained joint network as labeller: several views of each photo, and how far they agree."""

from dataclasses import dataclass

import numpy as np

from . import geometry, inputs, metrics, pipeline, targets
from .points import bounds


@dataclass
class Labels:
    points: np.ndarray  # [n, 9, 2] in pixels of the photos
    spread: np.ndarray  # [n, 9] mean distance of the single answers from it, in units of the face
    stable: np.ndarray  # [n] IoU of the last crop's box and the box of the points found in it


class Teacher:
    """Looks at a photo and its mirror image, each through the network's own points and through its votes.

    First at the whole photo, then at the crop of the face found there, then at the crop of the face found in that.
    """

    def __init__(self, model, batch=64):
        self.model = model
        self.size = model.input_shape[1]
        self.batch = batch

    def label(self, images, looks=2):
        mirrored = pipeline.mirrored(images)
        whole = lambda images, boxes: [inputs.letterboxed(image, self.size) for image in images]
        crops = lambda images, boxes: [inputs.cropped(i, b, self.size) for i, b in zip(images, boxes)]
        boxes = np.zeros((len(images), 4))
        answers = self._answers(whole, images, mirrored, boxes)
        points = answers.mean(axis=0)
        for _ in range(looks):
            boxes = bounds(points)
            answers = self._answers(crops, images, mirrored, boxes)
            points = answers.mean(axis=0)
        face = bounds(points)
        side = np.maximum((face[:, 2:] - face[:, :2]).max(axis=-1), 1e-6)
        spread = np.linalg.norm(answers - points, axis=-1).mean(axis=0) / side[:, None]
        return Labels(points, spread, metrics.iou(boxes, face))

    def _answers(self, draw, images, mirrored, boxes):
        """[4, n, 9, 2]: points and votes of the photo, points and votes of the mirrored one, all in the photo's frame."""
        straight = self._look(draw(images, boxes))
        turned = self._look(draw(mirrored, pipeline.mirror_boxes(boxes, images)))
        return np.stack(straight + [pipeline.mirror_points(p, images) for p in turned])

    def _look(self, drawn):
        raw = np.concatenate([
            np.asarray(self.model.predict_on_batch(inputs.normalised(np.stack([x for x, _ in drawn[i:i + self.batch]]))))
            for i in range(0, len(drawn), self.batch)])
        places = self.size * (targets.CENTRE + targets.SPREAD * raw)
        return [np.stack([geometry.apply(geometry.inverse(m), p.reshape(-1, 2)) for p, (_, m) in zip(places[:, c], drawn)])
                for c in (targets.POINTS, targets.VOTES)]
