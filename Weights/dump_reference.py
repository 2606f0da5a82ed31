"""Runs a Keras model and writes its input and the output of every layer, as `serval verify` reads them.

    python Weights/dump_reference.py MODEL.keras --input PHOTO --preprocessing letterbox -o DUMP.safetensors
    python Weights/dump_reference.py MODEL.keras --seed 7 --sample 4096 -o DUMP.safetensors
    python Weights/dump_reference.py MODEL.keras --seed 7 --preprocessing MODEL.safetensors -o DUMP.safetensors
"""

import argparse
import os
import sys

from serval_keras import environment  # noqa: F401  (before Keras)
from serval_keras import command, output, preprocessing
from serval_keras.command import counted
from serval_keras.errors import ExportError
from serval_keras.flatten import FlatModel
from serval_keras.loading import load_model
from serval_keras.model_file import write_dump
from serval_keras.reference import check_against_model, random_inputs


def main(options):
    model = load_model(options.model)
    flat = FlatModel(model, options.input_size)
    shapes = list(flat.input_shapes.values())
    rule = preprocessing.from_options(options, shapes[0] if len(shapes) == 1 else ())
    photo = None
    if options.input is not None:
        photo = read_photo(options.input)
        if rule is None:
            raise ExportError("A photo needs --preprocessing, the same as for the export.")
        inputs = [preprocessing.preprocess(photo, rule)]
    else:
        inputs = random_inputs(shapes, options.seed, options.batch, rule, flat.network)
    tensors = {name: flat.framework.numpy(tensor) for name, tensor in flat.run(inputs).items()}
    check_against_model(model, flat, inputs, tensors)
    names = flat.network.inputs
    size = write_dump(
        options.output, os.path.basename(os.path.abspath(options.model)), flat,
        {name: tensors.pop(name) for name in names}, tensors, options.sample, photo)
    output.report(
        options.output, f"{options.output}: {counted(len(tensors), 'layer')}, {size:,} bytes; computed by {flat.framework.title}")


def read_photo(path):
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError as error:
        raise ExportError(f"Cannot read {path}: {error.strerror}.") from error


def options_parser():
    parser = argparse.ArgumentParser(
        prog="dump_reference.py", description="Writes a Keras model's input and every layer's output.")
    command.add_model_options(parser)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("--input", metavar="PHOTO")
    source.add_argument("--seed", type=int, metavar="N", help="uniform random input in the range that --preprocessing "
                        "makes of pixels, or without it in -1 … 1 (0 … 255 for a model that scales pixels itself)")
    parser.add_argument("--batch", type=command.positive, default=1, metavar="N", help="of the random input")
    parser.add_argument("--sample", type=command.positive, metavar="N", help="keep N elements of a larger layer, at least one of each channel; the outputs are kept whole")
    preprocessing.add_options(parser)
    return parser


if __name__ == "__main__":
    sys.exit(command.run(main, options_parser()))
