"""Stage 1: the joint network, from scratch, on bodies (box, species) and faces (box, landmarks)."""

from petface import losses, loop, options, views
from petface.sources import Sources, add_options


def main():
    p = options.parser(__doc__, "pretrain", phases="96:1.4,128:1", steps=6000, rate=1.2e-3)
    add_options(p)
    p.add_argument("--bodies", type=float, default=0.45, help="share of body photos in a batch")
    p.add_argument("--points", type=float, default=6.0, help="weight of the points' loss")
    p.add_argument("--species", type=float, default=0.3, help="weight of the species' loss")
    p.add_argument("--close", choices=["near", "face"], default="near",
                   help="close views: of any width, or the landmark network's crops")
    args = p.parse_args()
    sources = Sources(args)
    rest = (1 - args.bodies) / 2
    loop.run(options.stage(
        args,
        parts=(sources.part(sources.bodies, views.whole, args.bodies) + sources.whole_views(rest)
               + sources.close_views(getattr(views, args.close), rest)),
        loss=losses.weighted(points=args.points, face=1.0, body=0.7, species=args.species),
        validation=sources.validation,
        score=lambda figures: figures["iou"] - 3 * figures["nme"],
    ))


if __name__ == "__main__":
    main()
