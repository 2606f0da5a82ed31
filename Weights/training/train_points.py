"""The exact look at a face, `pet-face-points`: jittered crops, misplaced ones, and crops of photos without a face."""

from petface import csv_labels, heat_network, heat_targets, heat_validation, heat_views, loop, options, views
from petface.sources import Sources, add_options


def main():
    p = options.parser(__doc__, "points", phases="160:1:block_2_add", steps=6000, rate=1e-3)
    add_options(p)
    p.add_argument("--negatives", type=float, default=0.15, help="share of crops of photos without a face in a batch")
    p.add_argument("--misplaced", type=float, default=0.06, help="share of crops beside faces in a batch")
    p.add_argument("--alarms", metavar="CSV", help="boxes of false alarms on `train`, which find_alarms.py wrote")
    args = p.parse_args()
    sources = Sources(args, bodies=False, groups=True)
    negatives = csv_labels.read_negatives(args.data, "train")[:args.limit]
    alarms = csv_labels.read_alarms(args.data, args.alarms) if args.alarms else []
    alone = [s for s in sources.faces if not s.crowded]
    none = csv_labels.read_negatives(args.data, "val")[:args.limit]
    share = args.negatives * (0.5 if alarms else 1)
    loop.run(options.stage(
        args, network=heat_network, example=heat_views.example, loss=heat_targets.loss,
        parts=(sources.close_views(views.face, 1 - args.negatives - args.misplaced)
               + sources.part(alone, heat_views.misplaced, args.misplaced)
               + sources.part(negatives, heat_views.anywhere, share)
               + sources.part(alarms, heat_views.anywhere, args.negatives - share)),
        validate=lambda size: heat_validation.HeatValidation(sources.validation, none, size),
        score=lambda figures: -figures["nme"],
    ))


if __name__ == "__main__":
    main()
