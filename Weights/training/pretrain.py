"""Stage 1: the joint network, from scratch, on bodies (box, species) and faces (box, landmarks)."""

from petface import losses, loop, options, views
from petface.sources import Sources, add_options


def main():
    p = options.parser(__doc__, "pretrain", phases="96:1.4,128:1", steps=6000, rate=1.2e-3)
    add_options(p)
    p.add_argument("--bodies", type=float, default=0.45, help="share of body photos in a batch")
    args = p.parse_args()
    sources = Sources(args)
    rest = (1 - args.bodies) / 2
    loop.run(options.stage(
        args,
        parts=(sources.part(sources.bodies, views.whole, args.bodies) + sources.whole_views(rest)
               + sources.close_views(views.near, rest)),
        loss=losses.weighted(points=6.0, face=1.0, body=0.7, species=0.3),
        validation=sources.validation,
        score=lambda figures: figures["iou"] - 3 * figures["nme"],
    ))


if __name__ == "__main__":
    main()
