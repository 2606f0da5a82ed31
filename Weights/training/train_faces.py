"""The finder of faces, `pet-faces`: whole photos, groups, mosaics, faces pasted on other photos, photos without a face."""

from petface import csv_labels, dense_network, dense_targets, loop, options, photos
from petface.batches import Part
from petface.dense_validation import DenseValidation, by_photo
from petface.scenes import Scenes
from petface.sources import Sources, add_options


def main():
    p = options.parser(__doc__, "faces", phases="192:1:block_5_add,256:1:block_5_add", steps=6000, rate=1e-3)
    add_options(p)
    p.add_argument("--alarms", metavar="CSV", help="boxes of false alarms on `train`, which find_alarms.py wrote: drawn more often")
    args = p.parse_args()
    sources = Sources(args, bodies=False)
    limit = args.limit
    read = lambda path: photos.Photo(photos.read_rgb(path))
    groups = list(by_photo(csv_labels.read_groups(args.data, "train")).values())[:limit]
    negatives = csv_labels.read_negatives(args.data, "train")[:limit]
    alarms = {s.path for s in csv_labels.read_alarms(args.data, args.alarms)} if args.alarms else ()
    odds = [1.0 + 2 * (s.source == "raccoon") + 4 * (s.path in alarms) for s in negatives]
    scenes = Scenes(
        faces=sources.whole_views(1.0),
        groups=Part(groups, [read(g[0].path) for g in groups], None, 1.0) if groups else None,
        negatives=Part(negatives, [read(s.path) for s in negatives], None, 1.0,
                       [o / sum(odds) for o in odds]) if negatives else None)
    groups_val = csv_labels.read_groups(args.data, "val")[:limit]
    none = csv_labels.read_negatives(args.data, "val")[:limit]
    loop.run(options.stage(
        args, network=dense_network, example=scenes.example, loss=dense_targets.loss,
        parts=[Part([None], [None], None, 1.0)],
        validate=lambda size: DenseValidation(sources.validation, groups_val, none, size),
        score=lambda figures: figures["score"],
    ))


if __name__ == "__main__":
    main()
