"""Compares what quantization loses: `serval quantize` and LiteRT's converter on the same network and inputs.

    python compare_quantization.py --serval .build/release/serval [--networks pet-face mobilenet-v1] [--json]

Every network gets random but sane weights (networks.py) and is quantized by both with the same calibration inputs.
Both then answer further inputs; the table shows the signal to noise ratio of the outputs against Keras in float32
(SQNR, in dB, of all outputs together). Exit code 1 when Serval's is below LiteRT's.
"""

import argparse
import contextlib
import json
import os
import subprocess
import sys
import tempfile

import convert  # before Keras
import networks

import keras
import numpy as np

from engines.litert import Engine

TEST_INPUTS = 32


def sqnr(found, wanted):
    noise = np.sum((found.astype(np.float64) - wanted) ** 2)
    return float("inf") if noise == 0 else 10 * np.log10(np.sum(wanted.astype(np.float64) ** 2) / noise)


def run_litert(folder, inputs):
    engine = Engine()
    engine.load(os.path.join(folder, "int8.tflite"), 1)
    return np.concatenate([engine.run(image).copy() for image in inputs])


def run_serval(serval, model, folder, inputs):
    paths = [os.path.join(folder, name) for name in ("inputs.npy", "outputs.npy")]
    np.save(paths[0], np.concatenate(inputs))
    subprocess.run([serval, "run", model, "--input", paths[0], "--output", paths[1]], check=True)
    return np.load(paths[1])


def quantize(serval, folder, calibration):
    calibration_path = os.path.join(folder, "calibration.npy")
    np.save(calibration_path, np.concatenate(calibration))
    quantized = os.path.join(folder, "int8.safetensors")
    subprocess.run(
        [serval, "quantize", os.path.join(folder, "model.safetensors"), "--calibration", calibration_path,
         "--output", quantized], check=True, stdout=subprocess.DEVNULL)
    return quantized


def compare(name, serval):
    model, images = networks.build(name)
    with tempfile.TemporaryDirectory() as folder:
        def path(file):
            return os.path.join(folder, file)

        convert.serval(model, images, path)
        with contextlib.redirect_stdout(sys.stderr):
            convert.litert_int8(model, images, path)
        inputs = [images(1, 1000 + index) for index in range(TEST_INPUTS)]
        wanted = np.concatenate([keras.ops.convert_to_numpy(model(x, training=False)) for x in inputs])
        quantized = quantize(serval, folder, convert.calibration(images))
        return {
            "network": name,
            "serval_sqnr_db": sqnr(run_serval(serval, quantized, folder, inputs), wanted),
            "litert_sqnr_db": sqnr(run_litert(folder, inputs), wanted),
            "serval_bytes": os.path.getsize(quantized),
            "litert_bytes": os.path.getsize(path("int8.tflite")),
        }


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--serval", required=True, help="the program to compare")
    parser.add_argument("--networks", nargs="+", choices=networks.NETWORKS, default=["pet-face", "mobilenet-v1"])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    results = [compare(name, options.serval) for name in options.networks]
    if options.json:
        print(json.dumps(results, indent=1))
    else:
        print(f"{'network':22}{'Serval dB':>10}{'LiteRT dB':>10}{'Serval bytes':>14}{'LiteRT bytes':>14}")
        for it in results:
            print(f"{it['network']:22}{it['serval_sqnr_db']:10.2f}{it['litert_sqnr_db']:10.2f}"
                  f"{it['serval_bytes']:14,}{it['litert_bytes']:14,}")
    sys.exit(any(it["serval_sqnr_db"] < it["litert_sqnr_db"] for it in results))


if __name__ == "__main__":
    main()
