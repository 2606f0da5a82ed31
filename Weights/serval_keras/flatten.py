"""A Keras model, nested as it may be, as one flat list of layers."""

from . import interpreter
from .builder import Builder, Call, Value
from .errors import ExportError, UnsupportedLayerError
from .frameworks import framework_of
from .lowering import lower
from .structure import mapped


class FlatModel:
    """`network` goes into the file; `run` computes every one of its layers with Keras."""

    def __init__(self, model, input_size=None, dtype="float32"):
        """`input_size`: (height, width), to fix or replace the model's own."""
        self.framework = framework_of(model)
        builder = Builder(self.framework, dtype)
        check_class(model, model.name, self.framework)
        inputs = [builder.add_input(name, shape) for name, shape in input_shapes(model, input_size, self.framework)]
        outputs = flatten(model, inputs, builder, prefix="")
        self.network = builder.network
        self.network.outputs = [value.layer for value in outputs]
        self.steps = builder.steps
        self.dtype = dtype
        self.is_resized = input_size is not None
        self.input_shapes = {value.layer: value.shape for value in inputs}
        self.output_shapes = {value.layer: value.shape for value in outputs}

    def run(self, inputs):
        """One pass over a list of input arrays (with batch): layer name -> tensor, the inputs included.

        Layers that only the exporter knows are computed by the interpreter.
        """
        tensors = {name: self.framework.tensor(array, self.dtype)
                   for name, array in zip(self.network.inputs, inputs, strict=True)}
        layers = {layer.name: layer for layer in self.network.layers}
        for step in self.steps:
            given = [tensors[name] for name in step.inputs]
            if step.function is not None:
                tensors[step.name] = step.function(*given)
                continue
            layer = layers[step.name]
            weights = {role: self.framework.tensor(self.network.tensors[name], self.dtype)
                       for role, name in layer.weights.items()}
            tensors[step.name] = interpreter.compute(layer.class_name, given, layer.config, weights)
        return tensors


def input_shapes(model, input_size, framework):
    """[(name, shape without batch)] of the model's inputs."""
    symbols = input_symbols(model, framework)
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
        shapes.append((framework.input_name(symbol), shape))
    return shapes


def input_symbols(model, framework):
    """An unbuilt Sequential takes what its first layer takes; an empty list if that is not known either."""
    symbols = framework.inputs_of(model)
    if not symbols and framework.is_sequential(model) and model.layers and framework.is_model(model.layers[0]):
        return input_symbols(model.layers[0], framework)
    return symbols


def check_class(model, name, framework):
    """Only models whose `call` is Keras' own can be read from their graph."""
    if not (framework.is_sequential(model) or framework.is_functional(model)):
        raise UnsupportedLayerError(
            name, type(model).__name__, "its computation is Python code, not a graph of layers.",
            "functional and Sequential models")


def flatten(model, inputs, builder, prefix):
    """Appends the layers of `model` applied to `inputs`; returns the values of its outputs."""
    framework = builder.framework
    if framework.is_sequential(model):
        value, = inputs
        for layer in model.layers:
            if framework.is_input_layer(layer):
                continue
            value, = apply(layer, (value,), {}, builder, prefix)
        return [value]
    values = {id(symbol): value for symbol, value in zip(model.inputs, inputs, strict=True)}
    for node in nodes_in_order(model, framework):
        args, kwargs = mapped(lambda leaf: values[id(leaf)] if framework.is_symbol(leaf) else leaf,
                              (node.args, node.kwargs))
        results = apply(node.operation, args, kwargs, builder, prefix)
        for symbol, value in zip(node.outputs, results, strict=True):
            values[id(symbol)] = value
    return [values[id(symbol)] for symbol in model.outputs]


def nodes_in_order(model, framework):
    """The model's nodes in topological order, depth first: a branch is finished before the next begins."""
    known = {id(symbol) for symbol in model.inputs}
    ordered, stack = [], [(symbol, False) for symbol in reversed(model.outputs)]
    while stack:
        symbol, expanded = stack.pop()
        if id(symbol) in known:
            continue
        node = framework.node_of(symbol)
        if expanded:
            ordered.append(node)
            known.update(id(output) for output in node.outputs)
            continue
        stack.append((symbol, True))
        stack.extend((parent, False) for parent in reversed(node.parents))
    return ordered


def apply(operation, args, kwargs, builder, prefix):
    """Appends the layers of one call; returns the values of its outputs.

    A recorded `training` is dropped, as Keras 3's `model.predict` overrides it; in Keras 2 a true one stays in force.
    """
    framework = builder.framework
    if framework.is_model(operation):
        check_class(operation, prefix + operation.name, framework)
        name = builder.unique_name(prefix + operation.name)
        inputs = [leaf for leaf in framework.model_arguments(args) if isinstance(leaf, Value)]
        return flatten(operation, inputs, builder, name + "/")
    name = builder.unique_name(prefix + operation.name)
    if kwargs.get("mask") is not None:
        raise UnsupportedLayerError(name, type(operation).__name__, "it is called with a mask.", "calls without one")
    if kwargs.get("training") is True and framework.keeps_training:
        raise UnsupportedLayerError(name, type(operation).__name__, "it is called with training=True, so its result is "
                                    "random or depends on the batch.", "calls without it")
    kwargs = {key: value for key, value in kwargs.items() if key not in ("training", "mask")}
    function = framework.function(operation, args, kwargs)
    call = Call(name, operation, args, kwargs, framework, function.options if function else {})
    return lower(call, function, builder)
