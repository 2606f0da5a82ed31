"""`serval.task`: what a model's outputs mean."""

import math
import os
import re

from . import decoding
from .command import counted
from .errors import ExportError
from .preprocessing import read_json

LANDMARKS = ["left_eye", "right_eye", "mouth", "left_ear_outer", "left_ear_tip", "left_ear_inner",
             "right_ear_inner", "right_ear_tip", "right_ear_outer"]
KNOWN = {
    "pet-face-box": ({"units": "input_pixels", "labels": ["x0", "y0", "x1", "y1"]}, 4),
    "pet-face-landmarks": ({"units": "input_pixels", "labels": LANDMARKS}, 18),
}
UNITS = ("input_pixels", "probabilities", "none")


def add_options(parser):
    group = parser.add_mutually_exclusive_group()
    group.add_argument("--task", metavar="pet-face-box|pet-face-landmarks|NAME|FILE.json",
                       help="what the outputs mean")
    group.add_argument("--labels", metavar="LABELS.txt", help="names of the classes, one a line in the order of the "
                       "output, with or without numbers (as Teachable Machine writes them)")


def from_options(options, flat):
    """The object for --task or --labels, or None."""
    if options.labels is not None:
        return from_labels(options.labels, flat)
    return from_option(options.task, list(flat.output_shapes.values()))


def from_option(option, output_shapes):
    """The object for --task (a name or a JSON file), or None. `output_shapes`: without the batch."""
    if option is None:
        return None
    if option.endswith(".json") or os.path.sep in option:
        task = read_json(option)
    else:
        task = {"name": option, **KNOWN.get(option, ({"units": "none", "labels": []}, None))[0]}
    task = {"units": "none", "labels": [], **task}
    labels = task["labels"]
    if set(task) - {"decoding"} != {"name", "units", "labels"} or not isinstance(task["name"], str) or not task["name"]:
        raise ExportError("A task has the keys name, units and labels, may have decoding, and its name is not empty.")
    if task["units"] not in UNITS or not isinstance(labels, list) or not all(isinstance(l, str) for l in labels):
        raise ExportError(f"A task's units are one of {', '.join(UNITS)}, its labels a list of strings.")
    if task["name"] in KNOWN:
        expected = KNOWN[task["name"]][1]
        found = [math.prod(shape) for shape in output_shapes]
        if found != [expected]:
            raise ExportError(f"Task {task['name']} means one output of {counted(expected, 'number')}; the model has {found}.")
    if task["name"] == "classification" and labels:
        check_class_count(labels, output_shapes, "The task")
    if "decoding" in task:
        decoding.check(task["decoding"], len(labels), output_shapes)
    return {key: task[key] for key in ("name", "units", "labels", "decoding") if key in task}


def from_labels(path, flat):
    """The task `classification` with the names of the classes."""
    labels = read_labels(path)
    check_class_count(labels, flat.output_shapes.values(), path)
    return {"name": "classification", "units": "probabilities" if gives_probabilities(flat.network) else "none",
            "labels": labels}


def check_class_count(labels, output_shapes, source):
    """Refuses labels that are not one for each number of the one output."""
    counts = [math.prod(shape) for shape in output_shapes]
    if counts != [len(labels)]:
        outputs = f"the model's output has {counted(counts[0], 'number')}" if len(counts) == 1 else \
            f"the model has {len(counts)} outputs ({', '.join(map(str, counts))} numbers)"
        classes = "1 class" if len(labels) == 1 else f"{len(labels)} classes"
        raise ExportError(f"{source} names {classes}, but {outputs}.")


def read_labels(path):
    """One name a line. Numbers before the names, 0, 1, 2, … on all of them, give their order and are left out."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            lines = [line.strip() for line in file.read().splitlines()]
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8 text"
        raise ExportError(f"Cannot read {path}: {reason}.") from error
    lines = [line for line in lines if line]
    if not lines:
        raise ExportError(f"{path} names no class.")
    numbered = [re.fullmatch(r"(\d{1,6})[\s:,.)]+(\S.*)", line) for line in lines]
    if all(numbered) and sorted(int(match[1]) for match in numbered) == list(range(len(lines))):
        return [match[2] for match in sorted(numbered, key=lambda match: int(match[1]))]
    return lines


def gives_probabilities(network):
    """Whether the output is a softmax or a sigmoid, however it was reshaped behind it."""
    layers = {layer.name: layer for layer in network.layers}
    layer = layers[network.outputs[0]]
    while layer.class_name in ("Identity", "Flatten", "Reshape"):
        layer = layers[layer.inputs[0]]
    return layer.class_name == "Softmax" or layer.config.get("activation") in ("sigmoid", "softmax")
