"""A Keras model, nested as it may be, as one flat list of layers."""

import keras
from keras.src.models.functional import Functional

from .builder import Builder, Call, Value
from .errors import ExportError, UnsupportedLayerError
from .lowering import lower


class FlatModel:
    """`network` goes into the file; `run` computes every one of its layers with Keras."""

    def __init__(self, model, input_size=None, dtype="float32"):
        """`input_size`: (height, width), to fix or replace the model's own."""
        builder = Builder(dtype)
        check_class(model, model.name)
        inputs = [builder.add_input(name, shape) for name, shape in input_shapes(model, input_size)]
        outputs = flatten(model, inputs, builder, prefix="")
        self.network = builder.network
        self.network.outputs = [value.layer for value in outputs]
        self.steps = builder.steps
        self.dtype = dtype
        self.input_shapes = {value.layer: value.shape for value in inputs}
        self.output_shapes = {value.layer: value.shape for value in outputs}

    def run(self, inputs):
        """One pass over a list of input arrays (with batch): layer name -> tensor, the inputs included."""
        tensors = {name: keras.ops.convert_to_tensor(array, dtype=self.dtype)
                   for name, array in zip(self.network.inputs, inputs, strict=True)}
        for step in self.steps:
            tensors[step.name] = step.function(*[tensors[name] for name in step.inputs])
        return tensors


def input_shapes(model, input_size):
    """[(name, shape without batch)] of the model's inputs."""
    symbols = input_symbols(model)
    if not symbols:
        raise ExportError(f"Model '{model.name}' has no input shape: build it before saving it.")
    shapes = []
    for symbol in symbols:
        shape = tuple(symbol.shape[1:])
        if input_size is not None:
            if len(shape) != 3:
                raise ExportError(f"Input '{symbol.name}' has the shape {shape}, which is no image: "
                                  "--input-size does not apply.")
            shape = (*input_size, shape[2])
        if None in shape:
            raise ExportError(f"Input '{symbol.name}' has the open shape {shape}. Use --input-size HEIGHTxWIDTH "
                              "(or build the model with its channels stated).")
        shapes.append((symbol._keras_history.operation.name, shape))
    return shapes


def input_symbols(model):
    """An unbuilt Sequential takes what its first layer takes; an empty list if that is not known either."""
    if is_sequential(model) and not model.built:
        first = model.layers[0] if model.layers else None
        return input_symbols(first) if isinstance(first, keras.Model) else []
    return list(model.inputs)


def check_class(model, name):
    """Only models whose `call` is Keras' own can be read from their graph."""
    if not (is_sequential(model) or is_functional(model)):
        raise UnsupportedLayerError(
            name, type(model).__name__, "its computation is Python code, not a graph of layers.",
            "functional and Sequential models")


def is_sequential(operation):
    return isinstance(operation, keras.Sequential) and type(operation).call is keras.Sequential.call


def is_functional(operation):
    return isinstance(operation, Functional) and type(operation).call is Functional.call


def flatten(model, inputs, builder, prefix):
    """Appends the layers of `model` applied to `inputs`; returns the values of its outputs."""
    if is_sequential(model):
        value, = inputs
        for layer in model.layers:
            if isinstance(layer, keras.layers.InputLayer):
                continue
            value, = apply(layer, (value,), {}, builder, prefix)
        return [value]
    values = {id(symbol): value for symbol, value in zip(model.inputs, inputs, strict=True)}
    for node in nodes_in_order(model):
        args, kwargs = node.arguments.fill_in(values)
        results = apply(node.operation, args, kwargs, builder, prefix)
        for symbol, value in zip(node.outputs, results, strict=True):
            values[id(symbol)] = value
    return [values[id(symbol)] for symbol in model.outputs]


def nodes_in_order(model):
    """The model's nodes in topological order, depth first: a branch is finished before the next begins."""
    known = {id(symbol) for symbol in model.inputs}
    ordered, stack = [], [(symbol, False) for symbol in reversed(model.outputs)]
    while stack:
        symbol, expanded = stack.pop()
        if id(symbol) in known:
            continue
        history = symbol._keras_history
        node = history.operation._inbound_nodes[history.node_index]
        if expanded:
            ordered.append(node)
            known.update(id(output) for output in node.outputs)
            continue
        stack.append((symbol, True))
        stack.extend((parent, False) for parent in reversed(node.input_tensors))
    return ordered


def apply(operation, args, kwargs, builder, prefix):
    """Appends the layers of one call; returns the values of its outputs.

    A recorded `training` is dropped, as `model.predict` overrides it.
    """
    if isinstance(operation, keras.Model):
        check_class(operation, prefix + operation.name)
        name = builder.unique_name(prefix + operation.name)
        inputs = [leaf for leaf in keras.tree.flatten(args) if isinstance(leaf, Value)]
        return flatten(operation, inputs, builder, name + "/")
    name = builder.unique_name(prefix + operation.name)
    if kwargs.get("mask") is not None:
        raise UnsupportedLayerError(name, type(operation).__name__, "it is called with a mask.", "calls without one")
    kwargs = {key: value for key, value in kwargs.items() if key not in ("training", "mask")}
    return [lower(Call(name, operation, args, kwargs), builder)]

