"""Measures Serval and its peers on networks, interleaved, and prints their times and the ratios to Serval's.

    python Benchmarks/peers/measure.py --benchmark .build/release/serval-benchmark --work /tmp/peers --network all

A table for each network comes as soon as that is measured, and one of all networks at the end.
The first run converts a network for every engine into --work; later runs reuse it. Each round gives every engine
one slice; the minimum is that of all slices, the median that of the slices' medians. Engines rest (are stopped)
while another one is measured. Exit code 1 when an engine's float32 answer differs from Keras' by more than 1e-3.
"""

import argparse
import json
import os
import signal
import statistics
import subprocess
import sys

import engines
from catalogue import NETWORKS
from contestants import HERE, Failure, Peer, Serval
from summary import print_summary

AGREEMENT = 1e-3


def main(options):
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that stopped processes are closed
    networks = list(NETWORKS) if "all" in options.network else options.network
    results = []
    for position, network in enumerate(networks):
        print(f"{network}, {position + 1} of {len(networks)}", file=sys.stderr)
        folder = os.path.join(options.work, network)
        if options.convert or not os.path.exists(os.path.join(folder, "conversion.json")):
            subprocess.run([sys.executable, os.path.join(HERE, "convert.py"), network, folder], check=True,
                           stdout=sys.stderr)
        if options.convert:
            continue
        for numeric in options.numeric:
            for threads in options.threads:
                results += measure(network, folder, numeric, threads, options)
    if options.json:
        print(json.dumps({"isa": options.isa, "rounds": options.rounds, "slice_seconds": options.slice,
                          "results": results}, indent=1))
    elif len(networks) > 1:
        print_summary(results)
    disagreeing = [row for row in results if row.get("difference", 0) > AGREEMENT and row["numeric"] == "float32"]
    for row in disagreeing:
        print(f"{row['network']}: {row['engine']} differs from Keras by {row['difference']:.1e}", file=sys.stderr)
    return 1 if disagreeing else 0


def measure(network, folder, numeric, threads, options):
    """One table: all engines with one numeric type and number of threads."""
    contestants, rows = [], []
    for make, name in makers(folder, numeric, threads, options):
        try:
            contestant = make()
            row = {"network": network, "engine": name, "version": contestant.version, "numeric": numeric, "threads": threads,
                   "difference": contestant.difference(), "slices": []}
            contestant.rest()
            contestants.append((contestant, row))
        except Failure as failure:
            print(f"{network}: {name} ({numeric}) is left out: {failure}", file=sys.stderr)
    try:
        for _ in range(options.rounds):
            for contestant, row in contestants:
                row["slices"].append(contestant.measure(options.slice))
    finally:
        for contestant, _ in contestants:
            contestant.close()
    for _, row in contestants:
        slices = row.pop("slices")
        row["min_ms"] = min(piece["min_ms"] for piece in slices)
        row["median_ms"] = statistics.median(piece["p50_ms"] for piece in slices)
        row["runs"] = sum(piece["runs"] for piece in slices)
        rows.append(row)
    add_ratios(rows)
    if not options.json:
        print_table(network, rows, numeric, threads, options)
    return rows


def makers(folder, numeric, threads, options):
    """(function that starts an engine, its name); Serval first."""
    model = options.serval_int8 if numeric == "int8" else None
    if options.benchmark:
        backend = options.isa or options.backend
        yield lambda: Serval(options.benchmark, folder, numeric, threads, backend, model), "serval"
    for name in options.engines:
        if numeric not in engines.FILES[name]:
            continue
        if options.isa == "avx2" and name not in engines.AVX2_ENVIRONMENT:
            print(f"{name} has no switch for AVX2 and is left out", file=sys.stderr)
            continue
        yield (lambda name=name: Peer(name, folder, numeric, threads, options.isa)), name


def add_ratios(rows):
    own = next((row for row in rows if row["engine"] == "serval"), None)
    if own is not None:
        for row in rows:
            row["min_ratio"] = row["min_ms"] / own["min_ms"]
            row["median_ratio"] = row["median_ms"] / own["median_ms"]


def print_table(network, rows, numeric, threads, options):
    isa = f", {options.isa}" if options.isa else ""
    print(f"\n{network}, {numeric}, {threads} thread{'s' if threads > 1 else ''}{isa}: "
          f"{options.rounds} rounds of {options.slice:g} s")
    print(f"{'engine':<24}{'min ms':>9}{'median ms':>11}{'× Serval (min)':>16}{'(median)':>10}{'runs':>8}{'from Keras':>12}")
    for row in sorted(rows, key=lambda row: row["median_ms"]):
        ratios = (f"{row['min_ratio']:>16.2f}{row['median_ratio']:>10.2f}" if "min_ratio" in row else " " * 26)
        print(f"{row['version']:<24}{row['min_ms']:>9.3f}{row['median_ms']:>11.3f}{ratios}{row['runs']:>8}"
              f"{row['difference']:>12.1e}", flush=True)


def options_parser():
    parser = argparse.ArgumentParser(
        prog="measure.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", nargs="+", choices=[*NETWORKS, "all"], default=["pet-face"], metavar="NAME",
                        help=f"one or several of {', '.join(NETWORKS)}; or all")
    parser.add_argument("--engines", nargs="*", choices=engines.FILES, default=list(engines.FILES))
    parser.add_argument("--numeric", nargs="+", choices=["float32", "int8"], default=["float32"])
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2])
    parser.add_argument("--rounds", type=int, default=10)
    parser.add_argument("--slice", type=float, default=0.5, metavar="SECONDS", help="one engine's turn in a round")
    parser.add_argument("--benchmark", metavar="PATH", help="serval-benchmark; without it the peers are measured alone")
    parser.add_argument("--backend", help="Serval's (default: its own choice)")
    parser.add_argument("--serval-int8", metavar="MODEL", help="Serval's quantized file, for --numeric int8 (default: made)")
    parser.add_argument("--isa", choices=["avx2"], help="hold Serval and the engines that have a switch back to AVX2")
    parser.add_argument("--work", required=True, metavar="FOLDER", help="keeps the converted networks")
    parser.add_argument("--convert", action="store_true", help="convert anew and stop")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main(options_parser().parse_args()))
