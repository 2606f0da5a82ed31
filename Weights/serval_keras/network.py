"""The layers of a model file, free of Keras."""

import json
from dataclasses import dataclass, field


@dataclass
class Layer:
    """One entry of `serval.graph`. `weights` maps a role ("kernel") to a tensor's name."""

    name: str
    class_name: str
    inputs: list[str]
    config: dict
    weights: dict[str, str]

    def as_json(self):
        return {"name": self.name, "class": self.class_name, "inputs": self.inputs,
                "config": self.config, "weights": self.weights}


@dataclass
class Network:
    """A flat graph in topological order and the tensors (float32 arrays) it names."""

    inputs: list[str] = field(default_factory=list)
    outputs: list[str] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)
    tensors: dict = field(default_factory=dict)

    def graph_json(self):
        """The text of `serval.graph`; the same network gives the same bytes."""
        graph = {"inputs": self.inputs, "outputs": self.outputs,
                 "layers": [layer.as_json() for layer in self.layers]}
        return compact_json(graph)


def compact_json(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
