"""One engine in a process of its own: reads requests, one JSON object a line, and answers each with one.

    python worker.py ENGINE FILE THREADS

`{"check": ["x.npy", "y.npy"]}` runs once and saves the answer; `{"seconds": 0.5}` measures.
"""

import json
import os
import statistics
import sys
import time

import numpy as np

import engines


def measure(engine, seconds):
    """Times in ms of the calls that fit into the slice, after a warm-up of a tenth of it."""
    clock = time.perf_counter_ns
    warm = clock() + int(seconds * 1e8)
    while clock() < warm:
        engine.invoke()
    times, end = [], clock() + int(seconds * 1e9)
    while True:
        begin = clock()
        engine.invoke()
        now = clock()
        times.append((now - begin) / 1e6)
        if now >= end:
            return {"min_ms": min(times), "p50_ms": statistics.median(times), "runs": len(times)}


def main(name, path, threads):
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)  # engines print what they like, from C++ too
    engine = engines.load(name)
    engine.load(path, int(threads))
    print(json.dumps({"version": engine.version()}), file=answers, flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        if "check" in request:
            source, target = request["check"]
            np.save(target, engine.run(np.load(source)))
            answer = {}
        else:
            answer = measure(engine, request["seconds"])
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
