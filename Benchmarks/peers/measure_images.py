"""Measures decoding and resizing against Pillow and OpenCV, interleaved, on one thread.

    python Benchmarks/peers/measure_images.py PHOTO --benchmark .build/release/serval-benchmark

PHOTO is first made into a 1280×720 JPEG (4:2:0, 4:4:4, progressive) and a PNG by Pillow. Serval's figures are the stages
`decode` and `letterbox` of `serval-benchmark pipeline`; its letterbox also scales to float32.
"""

import argparse
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time

import cv2
import numpy as np
from PIL import Image, ImageOps

SIZE = (1280, 720)
TARGET = 224
FORMS = {
    "jpeg-420": ("JPEG", ".jpg", {"quality": 90, "subsampling": "4:2:0"}),
    "jpeg-444": ("JPEG", ".jpg", {"quality": 90, "subsampling": "4:4:4"}),
    "jpeg-progressive": ("JPEG", ".jpg", {"quality": 90, "subsampling": "4:2:0", "progressive": True}),
    "png": ("PNG", ".png", {}),
}


def main(options):
    cv2.setNumThreads(1)
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for form in options.forms:
            path = make(options.photo, form, folder)
            results += measure(form, path, options)
    if options.json:
        print(json.dumps({"size": SIZE, "target": TARGET, "results": results}, indent=1))
    return 0


def make(photo, form, folder):
    """A 1280×720 file of the form."""
    kind, extension, arguments = FORMS[form]
    image = ImageOps.fit(ImageOps.exif_transpose(Image.open(photo)).convert("RGB"), SIZE)
    path = os.path.join(folder, form + extension)
    image.save(path, kind, **arguments)
    return path


def measure(form, path, options):
    """Rows of one table: (stage, engine) with minimum and median of all slices."""
    functions = peers(path)
    slices = {key: [] for key in functions}
    for _ in range(options.rounds):
        if options.benchmark:
            for stage, milliseconds in serval_stages(options, path).items():
                if stage in ("decode", "letterbox"):
                    slices.setdefault((stage, "Serval"), []).append((milliseconds, milliseconds))
        for key, function in functions.items():
            slices[key].append(timed(function, options.slice))
    rows = [{"form": form, "stage": stage, "engine": engine, "min_ms": min(low for low, _ in values),
             "median_ms": statistics.median(middle for _, middle in values)}
            for (stage, engine), values in slices.items()]
    for row in rows:
        own = next((other for other in rows if other["stage"] == row["stage"] and other["engine"] == "Serval"), None)
        row["median_ratio"] = row["median_ms"] / own["median_ms"] if own else None
    if not options.json:
        print_table(form, path, rows)
    return rows


def peers(path):
    """(stage, engine) -> function."""
    with open(path, "rb") as file:
        data = file.read()
    array = np.frombuffer(data, np.uint8)
    image = Image.open(io.BytesIO(data)).convert("RGB")
    pixels = np.asarray(image)
    content = (TARGET, round(TARGET * SIZE[1] / SIZE[0]))
    return {
        ("decode", f"Pillow {Image.__version__}"): lambda: Image.open(io.BytesIO(data)).convert("RGB").load(),
        ("decode", f"OpenCV {cv2.__version__}"): lambda: cv2.imdecode(array, cv2.IMREAD_COLOR),
        ("letterbox", f"Pillow {Image.__version__}, bilinear"): lambda: image.resize(content, Image.Resampling.BILINEAR),
        ("letterbox", f"OpenCV {cv2.__version__}, area"): lambda: cv2.resize(pixels, content, interpolation=cv2.INTER_AREA),
        ("letterbox", f"OpenCV {cv2.__version__}, not antialiased"): lambda: cv2.resize(pixels, content),
    }


def timed(function, seconds):
    """(minimum, median) in ms of the calls that fit into the slice."""
    function()
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        begin = time.perf_counter_ns()
        function()
        times.append((time.perf_counter_ns() - begin) / 1e6)
    return min(times), statistics.median(times)


def serval_stages(options, path):
    command = [options.benchmark, "pipeline", path, "--threads", "1", "--min-time", str(options.slice * 2), "--json"]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(f"{' '.join(command)} failed: {result.stderr}")
    return json.loads(result.stdout)["stages_p50_ms"]


def print_table(form, path, rows):
    print(f"\n{form}, {SIZE[0]}×{SIZE[1]}, {os.path.getsize(path):,} bytes")
    print(f"{'stage':<12}{'engine':<38}{'min ms':>9}{'median ms':>11}{'× Serval':>10}")
    for row in sorted(rows, key=lambda row: (row["stage"], row["median_ms"])):
        ratio = f"{row['median_ratio']:>10.2f}" if row["median_ratio"] else ""
        print(f"{row['stage']:<12}{row['engine']:<38}{row['min_ms']:>9.3f}{row['median_ms']:>11.3f}{ratio}", flush=True)


def options_parser():
    parser = argparse.ArgumentParser(
        prog="measure_images.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photo", metavar="PHOTO")
    parser.add_argument("--benchmark", metavar="PATH", help="serval-benchmark; without it the peers are measured alone")
    parser.add_argument("--forms", nargs="+", choices=FORMS, default=list(FORMS))
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--slice", type=float, default=0.3, metavar="SECONDS")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main(options_parser().parse_args()))
