"""How each Keras layer and operation is written: one function `(call, builder) -> Value` per class."""

from . import activation, convolution, identity, merging, normalization, operations, pooling, shaping

LAYERS = {**convolution.LAYERS, **normalization.LAYERS, **activation.LAYERS, **merging.LAYERS,
          **pooling.LAYERS, **shaping.LAYERS, **identity.LAYERS}
OPERATIONS = operations.OPERATIONS


def lower(call, builder):
    """Appends the layers that stand for `call`. A subclass of a Keras layer may compute anything: it is refused."""
    operation = call.operation
    if getattr(operation, "data_format", None) == "channels_first":
        raise call.unsupported("data_format='channels_first'.", "channels_last")
    if getattr(operation, "quantization_mode", None):
        raise call.unsupported(f"it is quantized ({operation.quantization_mode}).", "float weights")
    if type(operation) in LAYERS:
        return LAYERS[type(operation)](call, builder)
    if type(operation).__module__.startswith("keras.src.ops.") and call.class_name in OPERATIONS:
        return OPERATIONS[call.class_name](call, builder)
    raise call.unsupported("this class is not supported.", supported_classes())


def supported_classes():
    names = sorted(layer.__name__ for layer in LAYERS if not layer.__name__.startswith("Random"))
    return f"{', '.join(names)}, the augmentations Random…; the keras.ops {', '.join(sorted(OPERATIONS))}"
