"""Figures of `pet-faces` and `pet-face-points` on a split: one animal a photo, several, none.

Boxes are clipped to the photo and matched greedily, best score first, at IoU 0.5. NME is the mean distance of the nine points
over the longer side of the true box; in photos of one animal it is that of the found face that overlaps the true one most, and a photo
without such a face is a failure. `--choose` prints how recall, precision and false alarms go with the threshold, which is for `val`.
"""

import argparse
import csv
import json

import keras
import numpy as np

from petface import csv_labels, inputs, metrics, several
from petface.decoding import overlap
from petface.dense_validation import LOWEST, by_photo
from petface.points import NAMES, bounds
from petface.sample import DOG
from petface.scoring import Tally, clip, match


class Photos:
    """Photos with their faces as both networks find them at a low threshold."""

    def __init__(self, photos, faces, points, lowest):
        self.paths, self.truth = list(photos), list(photos.values())
        self.images = [inputs.open_photo(p) for p in self.paths]
        self.found = several.find(faces, self.images, lowest)
        if points is not None:
            self.found = several.refine(points, self.images, self.found)

    def tally(self, which=None):
        tally = Tally()
        for k, (image, faces, truth) in enumerate(zip(self.images, self.found, self.truth)):
            if which is None or which[k]:
                tally.add(faces, [s.points for s in truth], *image.size, [s.species for s in truth])
        return tally

    def distances(self, threshold):
        """By true face: distance of each point over the true box's longer side, NaN for faces not found; and by the eyes'."""
        by_box, by_eyes = [], []
        for image, faces, truth in zip(self.images, self.found, self.truth):
            faces = faces[faces.score >= threshold]
            points = np.stack([s.points for s in truth])
            true = bounds(points)
            pairs = match(clip(faces.box, *image.size), clip(true, *image.size), 0.5)
            for k in range(len(truth)):
                hit = np.flatnonzero(pairs == k)
                if len(truth) == 1 and not len(hit) and len(faces):
                    shares = overlap(true[0], faces.box)
                    hit = [shares.argmax()] if shares.max() > 0 else hit
                off = np.linalg.norm(faces.points[hit[0]] - points[k], axis=-1) if len(hit) else np.full(9, np.nan)
                by_box.append(off / max(true[k, 2:] - true[k, :2]))
                by_eyes.append(off.mean() / max(np.linalg.norm(points[k, 0] - points[k, 1]), 1e-6))
        return np.array(by_box), np.array(by_eyes)


def shares(counts, rounds=2000):
    """Bootstrap interval over photos of sum(first) / sum(second); `counts` [photos, 2]."""
    rng = np.random.default_rng(0)
    drawn = counts[rng.integers(0, len(counts), (rounds, len(counts)))].sum(axis=1)
    return np.percentile(drawn[:, 0] / np.maximum(drawn[:, 1], 1), [2.5, 97.5])


def several_figures(photos, threshold):
    """Recall, precision, AP and species with bootstrap intervals over photos."""
    rows = []
    for image, faces, truth in zip(photos.images, photos.found, photos.truth):
        faces = faces[faces.score >= threshold]
        pairs = match(clip(faces.box, *image.size), clip(bounds(np.stack([s.points for s in truth])), *image.size))
        right = sum(faces.species[k].argmax() == truth[p].species for k, p in enumerate(pairs) if p >= 0)
        rows.append([(pairs >= 0).sum(), len(truth), len(faces), right])
    rows = np.array(rows)
    total = rows.sum(axis=0)
    return {"photos": len(rows), "faces": int(total[1]),
            "recall": [total[0] / total[1], *shares(rows[:, [0, 1]])],
            "precision": [total[0] / max(total[2], 1), *shares(rows[:, [0, 2]])],
            "species": [total[3] / max(total[0], 1), *shares(rows[:, [3, 0]])],
            "average_precision": [photos.tally().average_precision()]}


def point_figures(by_box, by_eyes, mask):
    nme = by_box.mean(axis=1)[mask]
    seen, eyes = nme[~np.isnan(nme)], by_eyes[mask]
    failed = np.where(np.isnan(nme), 1.0, nme > 0.15)
    return {"faces": int(mask.sum()), "nme": [seen.mean(), *metrics.interval(seen)], "nme_median": [np.median(seen)],
            "failures": [failed.mean(), *metrics.interval(failed)], "nme_by_eyes": [np.nanmean(eyes)],
            "not_found": [np.isnan(nme).mean()]}


def measure(data, split, faces, points, threshold, limit=None):
    lowest = min(LOWEST, threshold)
    none = {kind: csv_labels.read_negatives(data, "report" if kind == "wild_relative" else split, (kind,))[:limit]
            for kind in ("other", "raccoon", "wild_relative")}
    single = Photos(by_photo(csv_labels.read_landmarks(data, split)[:limit]), faces, points, lowest)
    groups = Photos(by_photo(csv_labels.read_groups(data, split)[:limit]), faces, points, lowest)
    others = {kind: Photos({s.path: [] for s in samples}, faces, points, lowest) for kind, samples in none.items() if samples}
    dogs = np.array([t[0].species == DOG for t in single.truth])
    result = {"threshold": threshold, "single": several_figures(single, threshold), "groups": several_figures(groups, threshold)}
    by_box, by_eyes = single.distances(threshold)
    result["points"] = {name: point_figures(by_box, by_eyes, mask)
                        for name, mask in (("all", dogs | True), ("cats", ~dogs), ("dogs", dogs)) if mask.any()}
    result["by_point"] = dict(zip(NAMES, np.nanmean(by_box, axis=0)))
    result["groups_nme"] = float(np.nanmean(groups.distances(threshold)[0]))
    claims = {kind: np.array([max(f.score, default=0) >= threshold for f in p.found], float) for kind, p in others.items()}
    own = np.concatenate([c for kind, c in claims.items() if kind != "wild_relative"] or [np.zeros(1)])
    result["claimed"] = {kind: [c.mean(), *metrics.interval(c)] for kind, c in {**claims, "all": own}.items()}
    return result, single, groups, others


def curve(single, groups, others):
    """Lines of recall, precision and false alarms by threshold."""
    tallies = [single.tally(), groups.tally()]
    none = np.array([max(f.score, default=0) for kind, p in others.items() if kind != "wild_relative" for f in p.found])
    print("threshold  one: recall precision species  groups: recall precision species  claimed")
    for t in np.arange(0.06, 0.80, 0.02):
        one, many = (tally.at(t) for tally in tallies)
        print(f"{t:.2f}  " + "  ".join(f"{f[k]:.3f}" for f in (one, many) for k in ("recall", "precision", "species"))
              + f"  {(none >= t).mean():.4f}")


def plain(value):
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    return [plain(v) for v in value] if isinstance(value, list) else round(float(value), 5)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--split", default="val", choices=["train", "val", "test"])
    p.add_argument("--faces", metavar="KERAS", required=True, help="pet-faces.keras")
    p.add_argument("--points", metavar="KERAS", help="pet-face-points.keras; without it the dense network answers alone")
    p.add_argument("--threshold", type=float, default=0.5, help="of the score of both networks together")
    p.add_argument("--choose", action="store_true", help="print recall, precision and false alarms by threshold")
    p.add_argument("--photos", metavar="CSV", help="also write each photo of one animal with its NME and best score there")
    p.add_argument("--limit", type=int)
    args = p.parse_args()
    load = lambda path: keras.models.load_model(path, compile=False) if path else None
    result, single, groups, others = measure(args.data, args.split, load(args.faces), load(args.points), args.threshold, args.limit)
    print(json.dumps(plain(result), indent=1))
    if args.choose:
        curve(single, groups, others)
    if args.photos:
        with open(args.photos, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["file", "nme", "score"])
            for path, nme, faces in zip(single.paths, single.distances(args.threshold)[0].mean(axis=1), single.found):
                writer.writerow([path.rsplit("/", 1)[-1], f"{nme:.5f}", f"{max(faces.score, default=0):.4f}"])


if __name__ == "__main__":
    main()
