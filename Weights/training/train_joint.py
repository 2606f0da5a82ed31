"""Stage 1: the joint network, on whole photos and close crops of faces (box, landmarks) and on bodies (box, species)."""

from petface import losses, loop, options, views
from petface.sources import Sources, add_options


def main():
    p = options.parser(__doc__, "joint", phases="160:1:block_2_add", steps=5000, rate=1e-3)
    add_options(p)
    p.add_argument("--bodies", type=float, default=0.08, help="share of body photos in a batch")
    p.add_argument("--points", type=float, default=8.0, help="weight of the points' loss")
    p.add_argument("--votes", type=float, default=4.0, help="weight of the loss of the points by votes")
    p.add_argument("--species", type=float, default=0.1, help="weight of the species' loss")
    p.add_argument("--close", choices=["near", "face"], default="face",
                   help="close views: of any width, or the landmark network's crops")
    args = p.parse_args()
    sources = Sources(args)
    rest = (1 - args.bodies) / 2
    loop.run(options.stage(
        args,
        parts=(sources.part(sources.bodies, views.whole, args.bodies) + sources.whole_views(rest)
               + sources.close_views(getattr(views, args.close), rest)),
        loss=losses.weighted(points=args.points, face=1.0, body=0.7, species=args.species, votes=args.votes),
        validation=sources.validation,
        score=lambda figures: figures["iou"] - 3 * figures["nme"],
    ))


if __name__ == "__main__":
    main()
