"""Pictures that teach `pet-faces`: whole photos, mosaics of several, faces pasted on other photos, groups, no face at all."""

import numpy as np

from . import augment, dense_targets, views, warp
from . import geometry as g
from .points import MIRRORED, bounds, mirror


class Scenes:
    """The photos by kind. Each is a part of `batches.Part` without view or share of its own.

    `groups` has a list of samples for each of its photos. `layouts` says how often each kind of picture is drawn.
    """

    LAYOUTS = {"whole": 0.36, "group": 0.17, "mosaic": 0.17, "paste": 0.12, "none": 0.18}

    def __init__(self, faces, groups, negatives):
        self.faces, self.groups, self.negatives = faces, groups, negatives

    def example(self, rng, _, size):
        """One augmented picture as bytes [size, size, 3] and its map of targets."""
        layouts = {k: v for k, v in self.LAYOUTS.items() if k not in ("group", "none", "paste")
                   or (self.groups if k == "group" else self.negatives)}
        share = np.array(list(layouts.values()))
        kind = list(layouts)[rng.choice(len(share), p=share / share.sum())]
        image, faces = getattr(self, kind)(rng, size)
        if rng.random() < 0.5:
            image = np.ascontiguousarray(image[:, ::-1])
            faces = [(mirror(p, size), w[MIRRORED], s, None if v is None else v[MIRRORED]) for p, w, s, v in faces]
        return augment.photometric(rng, image), dense_targets.target(faces, size)

    def whole(self, rng, size):
        sample, photo = _pick(rng, self.faces).pick(rng)
        m, window = views.whole(rng, photo, sample, size)
        return warp.draw(photo, m, size, window), [_face(sample, m)]

    def none(self, rng, size):
        sample, photo = self.negatives.pick(rng)
        return warp.draw(photo, _any(rng, photo, size, size), size), []

    def group(self, rng, size):
        """A photo with several faces: all of it, or a closer look at some part."""
        samples, photo = self.groups.pick(rng)
        box = bounds(np.concatenate([s.points for s in samples]))
        window = views._cut(rng, photo, box, 0.4, 0.1)
        w, h = window[2] - window[0], window[3] - window[1]
        zoom = rng.uniform(0.45, 0.95) if rng.random() < 0.25 else np.exp(rng.uniform(-0.1, 0.45))
        focus = g.apply(g.letterbox_map(w, h, size), (box[:2] + box[2:]) / 2 - window[:2])
        centre = focus + (size / 2 - focus) / max(zoom, 1)  # the closer, the nearer to the faces
        m = g.compose(
            g.shift(*(size / 2 + rng.normal(0, 0.04, 2) * size)), g.rotation(rng.normal(0, 0.15)),
            g.scale(zoom * np.exp(rng.normal(0, 0.05)), zoom), g.shift(*-centre),
            g.letterbox_map(w, h, size), g.shift(-window[0], -window[1]))
        return warp.draw(photo, m, size, window), [_face(s, m) for s in samples]

    def mosaic(self, rng, size):
        """Two to four photos beside each other."""
        x, y = (size * rng.uniform(0.35, 0.65, 2)).astype(int)
        tiles = [(0, 0, x, y), (x, 0, size, y), (0, y, x, size), (x, y, size, size)]
        kind = rng.integers(4)
        if kind == 0:
            tiles = [(0, 0, x, size), (x, 0, size, size)]
        elif kind == 1:
            tiles = [(0, 0, size, y), (0, y, size, size)]
        elif kind == 2:
            tiles = [tiles[0], tiles[2], (x, 0, size, size)]
        image, faces = np.zeros((size, size, 3), np.uint8), []
        for tile in tiles:
            faces += self._fill(rng, image, tile, 0.8, size)
        return image, faces

    def paste(self, rng, size):
        """One or two photos of faces on another photo, small ones most of the time."""
        image, _ = self.none(rng, size)
        image, faces, taken = image.copy(), [], []
        for _ in range(rng.integers(1, 3)):
            w, h = (size * np.exp(rng.uniform(np.log(0.15), np.log(0.7), 2))).astype(int)
            x, y = rng.integers(0, size - w + 1), rng.integers(0, size - h + 1)
            tile = (x, y, x + w, y + h)
            if any(tile[0] < t[2] and t[0] < tile[2] and tile[1] < t[3] and t[1] < tile[3] for t in taken):
                continue
            taken.append(tile)
            faces += self._fill(rng, image, tile, 1, size)
        return image, faces

    def _fill(self, rng, image, tile, odds, size):
        """Draws a photo into the tile; with the given odds one of a face. The faces in it."""
        x0, y0, x1, y1 = tile
        w, h = x1 - x0, y1 - y0
        if rng.random() > odds and self.negatives:
            sample, photo = self.negatives.pick(rng)
            image[y0:y1, x0:x1] = warp.draw(photo, _any(rng, photo, w, h), (w, h))
            return []
        sample, photo = _pick(rng, self.faces).pick(rng)
        turn = g.compose(g.rotation(views._angle(rng, 0.12)), g.scale(np.exp(rng.normal(0, 0.06)), 1))
        box = bounds(g.apply(turn, sample.points))
        side = max(box[2:] - box[:2])
        least, most = 0.045 * size, 0.95 * min(w, h)
        wanted = np.exp(rng.uniform(np.log(max(least, 0.2 * min(w, h))), np.log(max(most, least + 1))))
        zoom = min(wanted, 1.6 * side) / side
        m = g.compose(g.scale(zoom), turn)
        box = bounds(g.apply(m, sample.points))
        room = np.array([w, h]) - (box[2:] - box[:2])
        corner = np.where(room > 0, rng.uniform(0, 1, 2) * room, room / 2)
        m = g.compose(g.shift(*(corner - box[:2])), m)
        image[y0:y1, x0:x1] = warp.draw(photo, m, (w, h))
        return [_face(sample, g.compose(g.shift(x0, y0), m))]


def _pick(rng, parts):
    share = np.array([p.share for p in parts])
    return parts[rng.choice(len(parts), p=share / share.sum())]


def _face(sample, m):
    seen = None if sample.source == "pseudo" else sample.weights >= 1
    return g.apply(m, sample.points), sample.weights, sample.species, seen


def _any(rng, photo, w, h):
    """A map that shows some part of the photo, or all of it, in w x h pixels."""
    fit = min(w / photo.width, h / photo.height) * np.exp(rng.uniform(-0.2, 0.8))
    return g.compose(
        g.shift(w / 2, h / 2), g.rotation(rng.normal(0, 0.12)), g.scale(fit),
        g.shift(*-(np.array([photo.width, photo.height]) * rng.normal(0.5, 0.1, 2))))
