"""Command line arguments that the stages share."""

import argparse
import os

from .loop import Stage

RUNS = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "runs")


def parser(description, name, phases, steps, rate):
    p = argparse.ArgumentParser(description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    p.add_argument("--data", required=True, help="folder with landmarks.csv, labelled/, bodies.csv, bodies/")
    p.add_argument("--runs", default=RUNS, help="folder that holds the runs")
    p.add_argument("--name", default=name, help="name of this run, a folder of RUNS")
    p.add_argument("--init", help="weights to start from: a stage's *.weights.h5 or an ImageNet backbone's *.h5")
    p.add_argument("--resume", action="store_true", help="go on from the run's last checkpoint")
    p.add_argument("--phases", default=phases, help="input sizes with their shares of the run")
    p.add_argument("--steps", type=int, default=steps, help="length of the run in batches")
    p.add_argument("--minutes", type=float, help="length of the run in minutes instead of --steps")
    p.add_argument("--batch", type=int, default=32, help="photos in a batch")
    p.add_argument("--rate", type=float, default=rate, help="peak learning rate")
    p.add_argument("--evaluations", type=int, default=20, help="how often the run is measured on val")
    p.add_argument("--seed", type=int, default=1)
    p.add_argument("--limit", type=int, help="use only so many photos of each table, for a try")
    return p


def stage(args, **rest):
    return Stage(folder=os.path.join(args.runs, args.name), phases=args.phases, steps=args.steps,
                 minutes=args.minutes, batch=args.batch, rate=args.rate, seed=args.seed, init=args.init,
                 resume=args.resume, evaluations=args.evaluations, **rest)
