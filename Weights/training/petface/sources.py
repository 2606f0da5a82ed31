"""The photos of a stage, gathered from the label files that the command line names."""

import os

import numpy as np

from . import photos, pose, views
from .batches import Part
from .cat_files import read_cat_files
from .csv_labels import read_bodies, read_groups, read_landmarks
from .sample import DOG
from .voc import read_voc


def add_options(parser):
    parser.add_argument("--cat-files", metavar="DIR", help="also train on the CAT set's .cat files under DIR")
    parser.add_argument("--voc", nargs=2, metavar=("XML", "PHOTOS"), help="also train on Pascal VOC head boxes")
    parser.add_argument("--pseudo", metavar="CSV", type=os.path.abspath, help="also train on the points that pseudo_label.py wrote")
    parser.add_argument("--dogs", type=float, default=0.5, help="share of dogs among the faces with points")
    parser.add_argument("--hard", type=float, default=1.0, help="how much more often turned faces are drawn")
    parser.add_argument("--pseudo-share", type=float, default=0.35, help="their share of a batch")


class Sources:
    """`faces` carry points, `heads` a face box alone, `bodies` a body box, `pseudo` points found by a network."""

    def __init__(self, args, bodies=True, groups=False):
        self.args = args
        self.faces = read_landmarks(args.data, "train")[:args.limit]
        if groups:
            self.faces += read_groups(args.data, "train")[:args.limit]
        if args.cat_files:
            self.faces += read_cat_files(args.cat_files)[:args.limit]
        self.heads = read_voc(*args.voc)[:args.limit] if args.voc else []
        self.bodies = read_bodies(args.data)[:args.limit] if bodies or args.pseudo else []
        self.validation = read_landmarks(args.data, "val")[:args.limit]
        self.pseudo = self._pseudo()
        self._photos = {}

    def _pseudo(self):
        if not self.args.pseudo:
            return []
        found = {s.path: s for s in read_landmarks(self.args.data, None, self.args.pseudo, "bodies")}
        for body in self.bodies:
            if body.path in found:
                found[body.path].body = body.body
        return list(found.values())[:self.args.limit]

    def part(self, samples, view, share):
        """A part of the batch; none for no samples. Photos are decoded once, whatever parts show them."""
        if not samples or share <= 0:
            return []
        for sample in samples:
            if sample.path not in self._photos:
                self._photos[sample.path] = photos.Photo(photos.read_rgb(sample.path))
        return [Part(samples, [self._photos[s.path] for s in samples], view, share, self._odds(samples))]

    def _odds(self, samples):
        """How often each sample is drawn: unusual poses more often, and dogs as often as asked for."""
        if samples[0].points is None:
            return None
        odds = 1 + self.args.hard * np.array([pose.unusual(s.points) for s in samples])
        dogs = np.array([s.species == DOG for s in samples])
        if dogs.any() and not dogs.all():
            odds *= np.where(dogs, self.args.dogs / odds[dogs].sum(), (1 - self.args.dogs) / odds[~dogs].sum())
        return odds / odds.sum()

    def whole_views(self, share):
        """Faces in the whole photo: own labels, and the share of heads and pseudo labels."""
        extra = self.args.pseudo_share if self.pseudo else 0
        heads = 0.25 if self.heads else 0
        return (self.part(self.faces, views.whole, share * (1 - extra - heads))
                + self.part(self.pseudo, views.whole, share * extra) + self.part(self.heads, views.whole, share * heads))

    def close_views(self, view, share):
        extra = self.args.pseudo_share if self.pseudo else 0
        return self.part(self.faces, view, share * (1 - extra)) + self.part(self.pseudo, view, share * extra)
