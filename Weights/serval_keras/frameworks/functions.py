"""What the two packages' graphs are made of, in one vocabulary."""

from dataclasses import dataclass


@dataclass
class Node:
    """One call in a model's graph; symbols are the package's own symbolic tensors."""

    operation: object
    args: tuple
    kwargs: dict
    parents: list
    outputs: list


@dataclass
class Function:
    """A function called in a graph (`x + 3`, `tf.nn.relu(x)`): its name in `lowering.FUNCTIONS`, its arguments by name."""

    name: str
    options: dict
