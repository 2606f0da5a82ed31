"""Layers that combine several tensors element by element or side by side."""

import keras

NAMES = ["Add", "Subtract", "Multiply", "Maximum", "Minimum", "Average"]


def lower_merge(call, builder):
    """Keras gives inputs of lower rank ones after the batch; the file says so with a Reshape."""
    rank = max(value.rank for value in call.inputs)
    inputs = []
    for value in call.inputs:
        if value.rank < rank:
            shape = (1,) * (rank - value.rank) + value.shape
            reshape = keras.layers.Reshape(shape, dtype=builder.dtype)
            value = builder.emit(builder.unique_name(call.name + "/reshape"), "Reshape", [value], reshape,
                                 {"target_shape": list(shape)})
        inputs.append(value)
    # The layer itself was built for the ranks before.
    layer = type(call.operation)(dtype=builder.dtype)
    return builder.emit(call.name, call.class_name, inputs, lambda *tensors: layer(list(tensors)))


def lower_concatenate(call, builder):
    axis = concatenation_axis(call, call.operation.axis)
    return builder.emit(call.name, "Concatenate", call.inputs, builder.function(call), {"axis": axis})


def concatenation_axis(call, axis):
    axis = axis % call.inputs[0].rank
    if axis == 0:
        raise call.unsupported("it concatenates along the batch.", "another axis")
    return axis


LAYERS = {getattr(keras.layers, name): lower_merge for name in NAMES}
LAYERS[keras.layers.Concatenate] = lower_concatenate
