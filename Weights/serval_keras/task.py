"""`serval.task`: what a model's outputs mean."""

import math
import os

from .errors import ExportError
from .preprocessing import read_json

LANDMARKS = ["left_eye", "right_eye", "mouth", "left_ear_outer", "left_ear_tip", "left_ear_inner",
             "right_ear_inner", "right_ear_tip", "right_ear_outer"]
KNOWN = {
    "pet-face-box": ({"units": "input_pixels", "labels": ["x0", "y0", "x1", "y1"]}, 4),
    "pet-face-landmarks": ({"units": "input_pixels", "labels": LANDMARKS}, 18),
}
UNITS = ("input_pixels", "probabilities", "none")


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
    if set(task) != {"name", "units", "labels"} or not isinstance(task["name"], str) or not task["name"]:
        raise ExportError("A task has the keys name, units and labels, and its name is not empty.")
    if task["units"] not in UNITS or not isinstance(labels, list) or not all(isinstance(l, str) for l in labels):
        raise ExportError(f"A task's units are one of {', '.join(UNITS)}, its labels a list of strings.")
    if task["name"] in KNOWN:
        expected = KNOWN[task["name"]][1]
        found = [math.prod(shape) for shape in output_shapes]
        if found != [expected]:
            raise ExportError(f"Task {task['name']} means one output of {expected} numbers; the model has {found}.")
    return {key: task[key] for key in ("name", "units", "labels")}
