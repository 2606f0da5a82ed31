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
    """A function called in a graph (`x + 3`, `tf.nn.relu(x)`): its name in `lowering.FUNCTIONS` and its arguments by name."""

    name: str
    options: dict


# name -> names of the arguments. Optional ones are those that `lowering` has a default for.
PARAMETERS = {
    **dict.fromkeys(("add", "subtract", "multiply", "divide", "maximum", "minimum", "power"), ("left", "right")),
    **dict.fromkeys(("relu", "relu6", "sigmoid", "tanh", "hard_sigmoid", "silu", "hard_silu", "selu",
                     "softplus", "softsign", "exponential", "hard_sigmoid_2", "negative", "square", "absolute", "identity", "flatten", "mish"), ("x",)),
    "elu": ("x", "alpha"), "leaky_relu": ("x", "slope"), "gelu": ("x", "approximate"), "softmax": ("x", "axis"),
    "cast": ("x", "dtype"), "clip": ("x", "low", "high"),
    **dict.fromkeys(("mean", "max", "sum"), ("x", "axis", "keepdims")),
    "concatenate": ("tensors", "axis"), "stack": ("tensors", "axis"),
    "reshape": ("x", "shape"), "squeeze": ("x", "axis"), "expand_dims": ("x", "axis"), "transpose": ("x", "axes"),
    "get_item": ("x", "key"), "reverse": ("x", "axis"), "split": ("x", "sections", "axis"),
    "pad": ("x", "paddings", "mode", "value"), "resize": ("x", "size", "method"),
    "depth_to_space": ("x", "block"), "space_to_depth": ("x", "block"),
}
