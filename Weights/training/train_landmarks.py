"""Stage 3: the landmark network, on crops of the face jittered the way the detector errs."""

from petface import losses, loop, options, views
from petface.sources import Sources, add_options


def main():
    p = options.parser(__doc__, "landmarks", phases="224:1:block_5_add", steps=2000, rate=5e-4)
    add_options(p)
    args = p.parse_args()
    sources = Sources(args, bodies=False)
    loop.run(options.stage(
        args,
        parts=sources.close_views(views.face, 1),
        loss=losses.weighted(points=8.0, votes=2.0),
        validation=sources.validation, measure={"boxes": False},
        score=lambda figures: -figures["nme"],
    ))


if __name__ == "__main__":
    main()
