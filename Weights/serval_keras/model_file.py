"""A flattened model as a model file, and a run of it as a reference dump."""

import math

import numpy as np

from . import container
from .network import compact_json


def write_model(path, network, producer, preprocessing=None, task=None):
    metadata = {"serval.graph": network.graph_json(), "serval.producer": producer}
    if preprocessing is not None:
        metadata["serval.preprocessing"] = compact_json(preprocessing)
    if task is not None:
        metadata["serval.task"] = compact_json(task)
    return container.write(path, network.tensors, metadata, kind="model")


def write_dump(path, model_name, flat, inputs, outputs, sample=None, photo=None):
    """`inputs` and `outputs`: layer name -> float32 array with its batch. The model's own outputs are kept whole."""
    tensors = {f"input:{name}": array for name, array in inputs.items()}
    tensors.update({f"output:{name}": array if name in flat.network.outputs else sampled(array, sample)
                    for name, array in outputs.items()})
    if photo is not None:
        tensors["photo"] = np.frombuffer(photo, dtype=np.uint8)
    description = {
        "model": model_name, "keras_version": flat.framework.version, "backend": "tensorflow",
        "graph_checksum": container.checksum(flat.network.graph_json().encode()), "sample": sample, "sampling": "coprime",
        "layers": {name: {"shape": list(array.shape)} for name, array in outputs.items()},
    }
    metadata = {"serval.dump": compact_json(description), "serval.producer": f"dump_reference.py, {flat.framework.title}"}
    return container.write(path, tensors, metadata, kind="dump")


def sampled(array, count):
    """The whole array, or `count` of its elements as a vector, and of more channels than that one a channel."""
    if count is None:
        return array
    count = max(count, array.shape[-1])
    if array.size <= count:
        return array
    positions = np.arange(count, dtype=np.int64) * sampling_step(array.size) % array.size
    return array.reshape(-1)[positions]


def sampling_step(size):
    """What lies between two elements of a sample: the least number from 0.618 × size on that has no divisor in common with
    it. As many elements in a row as there are channels then meet every channel, and rows and columns evenly."""
    step = 618 * size // 1000
    while math.gcd(step, size) != 1:
        step += 1
    return step
