"""Collects the flattened layers: what goes into the file and how Keras computes the same."""

import inspect
from dataclasses import dataclass

import keras
import numpy as np

from .errors import ExportError, UnsupportedLayerError
from .network import Layer, Network


@dataclass
class Value:
    """The output of a flattened layer: its name and a symbolic tensor that knows its shape."""

    layer: str
    symbol: keras.KerasTensor

    @property
    def shape(self):
        """Without the batch."""
        return tuple(self.symbol.shape[1:])

    @property
    def rank(self):
        """With the batch."""
        return len(self.symbol.shape)


@dataclass
class Call:
    """One call of a Keras layer or operation, with `Value`s in place of its tensors."""

    name: str
    operation: object
    args: tuple
    kwargs: dict

    @property
    def inputs(self):
        return [leaf for leaf in keras.tree.flatten((self.args, self.kwargs)) if isinstance(leaf, Value)]

    @property
    def class_name(self):
        return type(self.operation).__name__

    def unsupported(self, reason, supported):
        return UnsupportedLayerError(self.name, self.class_name, reason, supported)


@dataclass
class Step:
    """A flattened layer as Keras computes it: `function` of the tensors of the layers `inputs`."""

    name: str
    inputs: list
    function: object


class Builder:
    """`dtype` is what Keras computes in when the steps are run; the file holds float32 in any case."""

    def __init__(self, dtype="float32"):
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
        self.network.inputs.append(name)
        self.network.layers.append(Layer(name, "InputLayer", [], {"shape": list(shape)}, {}))
        return Value(name, keras.KerasTensor((None, *shape), dtype=self.dtype))

    def emit(self, name, class_name, inputs, function, config=None, weights=None):
        """Appends a layer. `weights` maps a role to a Keras variable or array; None stands for 'has none'."""
        symbol = self._symbol(name, class_name, inputs, function)
        named = {role: self._tensor(name, role, weight)
                 for role, weight in (weights or {}).items() if weight is not None}
        layer = Layer(name, class_name, [value.layer for value in inputs], config or {}, named)
        self.network.layers.append(layer)
        self.steps.append(Step(name, layer.inputs, function))
        return Value(name, symbol)

    def function(self, call, **changes):
        """What computes `call` at inference, in this builder's precision, with `changes` to the layer's config."""
        operation = call.operation
        if isinstance(operation, keras.Layer):
            operation = self._replica(operation, call, changes)
            kwargs = {"training": False} if takes_training(operation) else {}
        else:
            kwargs = {}
        leaves = keras.tree.flatten((call.args, call.kwargs))

        def compute(*tensors):
            remaining = iter(tensors)
            filled = [next(remaining) if isinstance(leaf, Value) else leaf for leaf in leaves]
            args, named = keras.tree.pack_sequence_as((call.args, call.kwargs), filled)
            return operation(*args, **{**named, **kwargs})

        return compute

    def _replica(self, layer, call, changes):
        """The layer itself where it already computes as wanted, or else a copy with the same weights."""
        if not changes and layer.compute_dtype == self.dtype:
            return layer
        key = (id(layer), tuple(sorted(changes.items())))
        if key not in self._replicas:
            copy = type(layer).from_config({**layer.get_config(), **changes, "dtype": self.dtype})
            filled = keras.tree.map_structure(
                lambda leaf: leaf.symbol if isinstance(leaf, Value) else leaf, (call.args, call.kwargs))
            copy(*filled[0], **filled[1])
            copy.set_weights([as_array(weight, weight.dtype, self.dtype) for weight in layer.weights])
            if isinstance(copy, keras.layers.Normalization):
                copy.finalize_state()
            self._replicas[key] = copy
            self._kept.append(layer)
        return self._replicas[key]

    def _symbol(self, name, class_name, inputs, function):
        try:
            symbol = function(*[value.symbol for value in inputs])
        except ExportError:
            raise
        except Exception as error:
            raise ExportError(f"Layer '{name}' ({class_name}): Keras refuses its inputs: {error}") from error
        if not isinstance(symbol, keras.KerasTensor):
            raise UnsupportedLayerError(name, class_name, "it has several outputs.", "layers with one output")
        if None in symbol.shape[1:]:
            raise ExportError(f"Layer '{name}' ({class_name}) has the shape {symbol.shape}; "
                              "every size but the batch must be known. Use --input-size HEIGHTxWIDTH.")
        return symbol

    def _tensor(self, layer_name, role, weight):
        """The name of the tensor that holds `weight`; a shared one is stored once."""
        if id(weight) not in self._tensor_names:
            name = f"{layer_name}/{role}"
            array = as_array(weight)
            if not np.all(np.isfinite(array)):
                raise ExportError(f"Weight '{role}' of layer '{layer_name}' holds a value that is not finite "
                                  "as float32; the training has diverged.")
            self.network.tensors[name] = array
            self._tensor_names[id(weight)] = name
            self._kept.append(weight)
        return self._tensor_names[id(weight)]


def as_array(weight, own_dtype=None, dtype="float32"):
    """A variable or array as float32 (integers, which no file holds, keep their type for a copy of the layer)."""
    array = keras.ops.convert_to_numpy(weight)
    if own_dtype is not None and "int" in str(own_dtype):
        return array
    return np.ascontiguousarray(array.astype(dtype))


def takes_training(layer):
    return "training" in inspect.signature(layer.call).parameters
