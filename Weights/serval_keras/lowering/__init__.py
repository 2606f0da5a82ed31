"""How each Keras layer and function is written: one function `(call, builder) -> Value` per name.

A function with several results returns a list of values. Both Kerases call the functions and their arguments by the names
that are used here; optional arguments are those that have a default here.
"""

from ..errors import UnsupportedLayerError
from . import (activation, arithmetic, convolution, identity, merging, normalization, one_dimensional, padding, pooling,
               reduction, shaping, slicing, transposed)

LAYERS = {**convolution.LAYERS, **transposed.LAYERS, **one_dimensional.LAYERS, **normalization.LAYERS,
          **activation.LAYERS, **merging.LAYERS, **pooling.LAYERS, **shaping.LAYERS, **padding.LAYERS, **identity.LAYERS}
FUNCTIONS = {**arithmetic.FUNCTIONS, **activation.FUNCTIONS, **reduction.FUNCTIONS, **merging.FUNCTIONS,
             **shaping.FUNCTIONS, **padding.FUNCTIONS, **slicing.FUNCTIONS, **identity.FUNCTIONS}


def lower(call, function, builder):
    """Appends the layers that stand for `call`; returns its values.

    A subclass of a Keras layer may compute anything: it is refused.
    """
    operation = call.operation
    if getattr(operation, "data_format", None) == "channels_first":
        raise call.unsupported("data_format='channels_first'.", "channels_last")
    if getattr(operation, "quantization_mode", None):
        raise call.unsupported(f"it is quantized ({operation.quantization_mode}).", "float weights")
    class_name = call.framework.class_name(operation)
    if function is not None:
        result = FUNCTIONS[function.name](call, builder)
    elif class_name in LAYERS:
        result = LAYERS[class_name](call, builder)
    else:
        kind = "class" if call.framework.is_layer(operation) else "function"
        raise unsupported_class(call.name, call.class_name, kind)
    return result if isinstance(result, list) else [result]


def unsupported_class(name, class_name, kind="class"):
    """`kind`: what `class_name` names, a class of layers or a function."""
    if class_name == "Lambda":
        return UnsupportedLayerError(
            name, class_name, "it is Python code, which is not run.",
            "the same written with layers (Rescaling for x / 127.5 - 1, Activation, Resizing, …) in place of the Lambda")
    return UnsupportedLayerError(
        name, class_name, f"this {kind} is not supported.",
        "the layers listed in README.md, \"A model of your own\", and the functions in Weights/README.md, \"Exporting\" (Conv2D, "
        "BatchNormalization, Rescaling, Dense, …); replace it by those, or export the part of the model before it")
