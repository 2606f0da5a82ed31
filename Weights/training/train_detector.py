"""Stage 2: the face box network. Bodies and landmarks stay in as side tasks of a fifth of the weight."""

from petface import losses, loop, options, views
from petface.sources import Sources, add_options


def main():
    p = options.parser(__doc__, "detector", phases="224:1:block_5_add", steps=2000, rate=5e-4)
    add_options(p)
    p.add_argument("--bodies", type=float, default=0.2, help="share of body photos in a batch")
    args = p.parse_args()
    sources = Sources(args, bodies=args.bodies > 0)
    loop.run(options.stage(
        args,
        parts=sources.whole_views(1 - args.bodies) + sources.part(sources.bodies, views.whole, args.bodies),
        loss=losses.weighted(points=1.5, face=1.0, body=0.3, species=0.05, votes=1.0),
        validation=sources.validation, measure={"landmarks": False},
        score=lambda figures: figures["iou"],
    ))


if __name__ == "__main__":
    main()
