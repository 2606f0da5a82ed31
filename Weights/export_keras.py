"""Writes a Keras model as a Serval model file.

    python Weights/export_keras.py MODEL.keras -o MODEL.safetensors --preprocessing letterbox --scale 1/127.5 --offset -1
"""

import argparse
import sys

from serval_keras import environment  # noqa: F401  (before Keras)
from serval_keras import command, output, preprocessing, task
from serval_keras.command import counted
from serval_keras.flatten import FlatModel
from serval_keras.loading import load_model
from serval_keras.model_file import write_model
from serval_keras.reference import check_export


def main(options):
    model = load_model(options.model)
    flat = FlatModel(model, options.input_size)
    photo_rule = preprocessing.from_options(options, single_shape(flat.input_shapes))
    meaning = task.from_options(options, flat)
    difference = check_export(model, flat, photo_rule)
    network, keras = flat.network, flat.framework.title
    size = write_model(options.output, network, f"export_keras.py, {keras}", photo_rule, meaning)
    count = len(network.layers) - len(network.inputs)
    parameters = sum(tensor.size for tensor in network.tensors.values())
    output.report(
        options.output, f"{options.output}: {counted(count, 'layer')}, {counted(parameters, 'parameter')}, {size:,} bytes; read with "
        f"{keras}, from whose result it differs by {difference:.0e}")


def single_shape(shapes):
    return next(iter(shapes.values())) if len(shapes) == 1 else ()


def options_parser():
    parser = argparse.ArgumentParser(prog="export_keras.py", description="Writes a Keras model as a Serval model file.")
    command.add_model_options(parser)
    preprocessing.add_options(parser)
    task.add_options(parser)
    return parser


if __name__ == "__main__":
    sys.exit(command.run(main, options_parser()))
