"""The run's log: one CSV line for each evaluation, one progress line on standard error."""

import csv
import os
import sys


class Log:
    def __init__(self, path, append):
        self._new = not (append and os.path.exists(path))
        self._file = open(path, "a" if append else "w", newline="", encoding="utf-8")
        self._writer = None

    def line(self, **values):
        if self._writer is None:
            self._writer = csv.DictWriter(self._file, values.keys(), extrasaction="ignore")
            if self._new:
                self._writer.writeheader()
        self._writer.writerow({k: f"{v:.6g}" if isinstance(v, float) else v for k, v in values.items()})
        self._file.flush()
        text = "  ".join(f"{k} {v:.4g}" if isinstance(v, float) else f"{k} {v}" for k, v in values.items())
        print(text, file=sys.stderr, flush=True)


def progress(done, text):
    bar = "#" * int(30 * done) + "." * (30 - int(30 * done))
    end = "\r" if sys.stderr.isatty() else "\n"
    print(f"[{bar}] {100 * done:5.1f} %  {text}", end=end, file=sys.stderr, flush=True)
