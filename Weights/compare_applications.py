"""Compares Serval with Keras on whole networks with random weights.

    python Weights/compare_applications.py --serval .build/release/serval
    python Weights/compare_applications.py --models samples ResNet50 MobileNetV2:alpha=0.5 --sizes 97x130 --no-top
    python Weights/compare_applications.py --keep exported

Each model is built by keras.applications, given random weights (batch norm statistics and biases included), exported
and run by `serval run` on every backend. The table shows the largest difference from Keras, relative to the output's
largest magnitude. Exit code 1 when one is above the limit, 2 for wrong arguments.
"""

import argparse
import json
import math
import os
import re
import shutil
import sys
import tempfile

from serval_keras import environment  # noqa: F401  (before Keras)

import keras

from serval_keras import command
from serval_keras.comparison import Comparison, application, images, samples
from serval_keras.errors import ExportError

MODELS = ["MobileNet", "MobileNetV2:alpha=0.35", "MobileNetV2:alpha=1.0", "MobileNetV2:alpha=1.4", "MobileNetV3Small",
          "MobileNetV3Large", "EfficientNetB0", "NASNetMobile"]
SIZES = ["224x224", "96x96", "161x225"]
BACKENDS = ["baseline", "avx2", "avxvnni", "avx512"]
SAMPLES = "samples"


def main(options):
    serval = shutil.which(options.serval)
    if serval is None:
        raise ExportError(f"There is no command {options.serval}. Build it with: swift build -c release")
    width = max(len(name) for name in [*options.models, "operations_with_constants 10/11"]) + 2
    columns = [*(["float64"] if options.double else []), *options.backends]
    if not options.json:
        print(f"{'model':{width}}{'size':>9}{'largest':>11}" + "".join(f"{column:>11}" for column in columns), flush=True)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name, size, model, inputs in cases(options):
            comparison = Comparison(model, inputs, folder, options.double)
            if options.keep:
                keep(comparison, name, size, options.keep)
            results = {backend: comparison.run(serval, backend) for backend in options.backends}
            rows.append({"model": name, "size": size, "largest_magnitude": comparison.magnitude,
                         "keras_to_float64": comparison.keras_error, "differences": results,
                         "passed": all(passes(result, options.limit) for result in results.values())})
            if not options.json:
                print_row(rows[-1], width, options)
            keras.backend.clear_session()
    failed = sum(not row["passed"] for row in rows)
    if options.json:
        print(json.dumps({"limit": options.limit, "batch": options.batch, "keras": keras.__version__, "rows": rows},
                         indent=1))
    else:
        print(f"{len(rows) - failed} of {len(rows)} within {options.limit:g}")
    return 1 if failed or not rows else 0


def cases(options):
    """(name, size, model, input) one after the other."""
    for name in options.models:
        if name == SAMPLES:
            for label, model in samples(options.seed):
                yield label, "", model, images(model, max(options.batch, 2), (-2, 2), options.seed + 2)
            continue
        for size in options.sizes:
            model, bounds = application(name, size, options.top, options.seed)
            yield (name, "x".join(map(str, size)), model,
                   images(model, options.batch, bounds, options.seed + 2))


def keep(comparison, name, size, folder):
    """Keeps the exported model, its file named after the model and the size of its input."""
    os.makedirs(folder, exist_ok=True)
    label = "-".join(filter(None, [name, size]))
    file = re.sub(r"[^A-Za-z0-9.]+", "-", label).strip("-") + ".safetensors"
    shutil.copyfile(comparison.paths["model.safetensors"], os.path.join(folder, file))


def passes(result, limit):
    return isinstance(result, float) and math.isfinite(result) and result <= limit


def print_row(row, width, options):
    cells = [row["keras_to_float64"]] if options.double else []
    cells += row["differences"].values()
    text = "".join(f"{cell:>11.1e}" if isinstance(cell, float) else f"{'failed':>11}" for cell in cells)
    print(f"{row['model']:{width}}{row['size']:>9}{row['largest_magnitude']:>11.3g}{text}"
          + ("" if row["passed"] else "  <-- above the limit"), flush=True)
    for backend, result in row["differences"].items():
        if not isinstance(result, float):
            print(f"  {backend}: {result}", flush=True)


def options_parser():
    parser = argparse.ArgumentParser(
        prog="compare_applications.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--models", nargs="+", default=MODELS, metavar="NAME[:KEY=VALUE,…]",
                        help=f"of keras.applications, or '{SAMPLES}': small models of every class and option")
    parser.add_argument("--sizes", nargs="+", type=command.input_size, metavar="HEIGHTxWIDTH",
                        default=[command.input_size(size) for size in SIZES])
    parser.add_argument("--backends", nargs="+", default=BACKENDS, metavar="NAME")
    parser.add_argument("--serval", default=".build/release/serval", metavar="PATH")
    parser.add_argument("--no-top", dest="top", action="store_false", help="without the classifier")
    parser.add_argument("--batch", type=command.positive, default=1, metavar="N")
    parser.add_argument("--seed", type=int, default=1, metavar="N")
    parser.add_argument("--limit", type=float, default=1e-4, metavar="X")
    parser.add_argument("--double", action="store_true", help="also show how far Keras itself is from float64")
    parser.add_argument("--keep", metavar="FOLDER", help="keep the exported model files there")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(command.run(main, options_parser()))
