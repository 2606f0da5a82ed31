"""Collects the flattened layers: what goes into the file and how Keras computes the same."""

import inspect
from dataclasses import dataclass

import numpy as np

from . import interpreter
from .errors import ExportError, UnsupportedLayerError
from .limits import check_layer, check_numbers
from .network import Layer, Network
from .structure import leaves, mapped


@dataclass
class Value:
    """The output of a flattened layer: its name and its shape without the batch."""

    layer: str
    shape: tuple

    @property
    def rank(self):
        """With the batch."""
        return len(self.shape) + 1


@dataclass
class Call:
    """One call of a Keras layer or function, with `Value`s in place of its tensors.

    `options`: the arguments of a function by the names of `frameworks.functions`; empty for a layer.
    """

    name: str
    operation: object
    args: tuple
    kwargs: dict
    framework: object
    options: dict
    result: int | None = None  # which one, of a call with several results

    @property
    def inputs(self):
        return [leaf for leaf in leaves((self.args, self.kwargs)) if isinstance(leaf, Value)]

    @property
    def class_name(self):
        return self.framework.described(self.operation)

    def unsupported(self, reason, supported):
        return UnsupportedLayerError(self.name, self.class_name, reason, supported)


@dataclass
class Step:
    """A flattened layer as Keras computes it: `function` of the values of the layers `inputs`.

    None for a layer that only the exporter knows, such as the first half of a decomposed activation.
    """

    name: str
    inputs: list
    function: object


class Builder:
    """`dtype` is what Keras computes in when the steps are run; the file holds float32 in any case."""

    def __init__(self, framework, dtype="float32"):
        self.framework = framework
        self.dtype = dtype
        self.network = Network()
        self.steps = []
        self._names = set()
        self._tensor_names = {}
        self._replicas = {}
        self._kept = []

    def unique_name(self, name):
        """`name`, or for further calls of a shared layer `name#2`, `name#3`, …"""
        unique, count = name, 1
        while unique in self._names:
            count += 1
            unique = f"{name}#{count}"
        self._names.add(unique)
        return unique

    def add_input(self, name, shape):
        name = self.unique_name(name)
        check_layer(name, "InputLayer", {}, {}, shape)
        self.network.inputs.append(name)
        self.network.layers.append(Layer(name, "InputLayer", [], {"shape": list(shape)}, {}))
        return Value(name, tuple(shape))

    def emit(self, name, class_name, inputs, config=None, weights=None, call=None, **changes):
        """Appends a layer. `weights` maps a role to a Keras variable or array; None stands for 'has none'.

        `call`, with `changes` to the config of its layer, is what computes the same in Keras.
        """
        config = config or {}
        named = {role: self._tensor(name, role, weight)
                 for role, weight in (weights or {}).items() if weight is not None}
        check_numbers(name, class_name, config)
        shape = self._shape(name, class_name, inputs, config, named)
        check_layer(name, class_name, config, {role: self.network.tensors[tensor] for role, tensor in named.items()}, shape)
        layer = Layer(name, class_name, [value.layer for value in inputs], config, named)
        self.network.layers.append(layer)
        self.steps.append(Step(name, layer.inputs, None) if call is None else
                          Step(name, [value.layer for value in call.inputs], self._function(call, changes)))
        return Value(name, shape)

    def emit_part(self, whole, suffix, class_name, inputs, config=None, weights=None, **options):
        """Appends a layer that Keras has not: one of several that together are the call `whole`."""
        return self.emit(self.unique_name(f"{whole.name}/{suffix}"), class_name, inputs, config, weights, **options)

    def _function(self, call, changes):
        """What computes `call` at inference, in this builder's precision, with `changes` to the layer's config."""
        arguments = (call.args, call.kwargs)

        def compute(*tensors):
            remaining = iter(tensors)
            args, kwargs = mapped(lambda leaf: next(remaining) if isinstance(leaf, Value) else leaf, arguments)
            operation = call.operation
            if self.framework.is_layer(operation):
                operation = self._replica(operation, args, kwargs, changes)
                kwargs = {**kwargs, "training": False} if takes_training(operation) else kwargs
            results = operation(*args, **kwargs)
            return results if call.result is None else results[call.result]

        return compute

    def _replica(self, layer, args, kwargs, changes):
        """The layer itself where it already computes as wanted, or else a copy with the same weights."""
        if not changes and layer.compute_dtype == self.dtype:
            return layer
        key = (id(layer), tuple(sorted(changes.items())))
        if key not in self._replicas:
            copy = type(layer).from_config({**layer.get_config(), **changes, "dtype": self.dtype})
            copy(*args, **kwargs)
            copy.set_weights([self.as_array(weight, weight.dtype, self.dtype) for weight in layer.weights])
            if hasattr(copy, "finalize_state"):
                copy.finalize_state()
            self._replicas[key] = copy
            self._kept.append(layer)
        return self._replicas[key]

    def _shape(self, name, class_name, inputs, config, named):
        shapes = [value.shape for value in inputs]
        try:
            return interpreter.output_shape(class_name, shapes, config, {
                role: self.network.tensors[tensor].shape for role, tensor in named.items()})
        except ValueError:
            stated = " and ".join(str(list(shape)) for shape in shapes)
            raise ExportError(f"Layer '{name}' ({class_name}) does not fit an input of the shape {stated}. "
                              "If --input-size is given, leave it out or give the size of the training.") from None

    def _tensor(self, layer_name, role, weight):
        """The name of the tensor that holds `weight`; a shared one is stored once."""
        if id(weight) not in self._tensor_names:
            name = f"{layer_name}/{role}"
            array = self.as_array(weight)
            if not np.all(np.isfinite(array)):
                raise ExportError(f"Weight '{role}' of layer '{layer_name}' holds a value that is not finite "
                                  "as float32; the training has diverged.")
            self.network.tensors[name] = array
            self._tensor_names[id(weight)] = name
            self._kept.append(weight)
        return self._tensor_names[id(weight)]

    def as_array(self, weight, own_dtype=None, dtype="float32"):
        """A variable or array as float32 (integers, which no file holds, keep their type for a copy of the layer)."""
        array = self.framework.numpy(weight)
        if own_dtype is not None and "int" in str(own_dtype):
            return array
        return np.ascontiguousarray(array.astype(dtype))


def takes_training(layer):
    return "training" in inspect.signature(layer.call).parameters
