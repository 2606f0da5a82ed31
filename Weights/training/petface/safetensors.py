"""Weights out of Serval's model files."""

import json

import numpy as np


def layers(path):
    """{layer: {variable: array}} of a *.safetensors file in float32."""
    with open(path, "rb") as file:
        data = file.read()
    start = 8 + int.from_bytes(data[:8], "little")
    found = {}
    for key, entry in json.loads(data[8:start]).items():
        if key == "__metadata__" or entry["dtype"] != "F32":
            continue
        first, last = entry["data_offsets"]
        layer, _, variable = key.rpartition("/")
        array = np.frombuffer(data[start + first:start + last], "<f4").reshape(entry["shape"])
        found.setdefault(layer, {})[variable] = array
    return found
