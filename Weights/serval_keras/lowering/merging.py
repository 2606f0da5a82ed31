"""Layers and functions that combine several tensors element by element or side by side."""

from ..builder import Value

NAMES = ["Add", "Subtract", "Multiply", "Maximum", "Minimum", "Average"]


def emit_merge(call, builder, class_name, numpy_ranks=False):
    """Inputs of lower rank get ones after the batch, as Keras' layers give them; the file says so with a Reshape.

    NumPy's rule, which functions follow, would give ones before the batch: for a tensor of lower rank that means
    another result, so it is refused.
    """
    rank = max(value.rank for value in call.inputs)
    inputs = []
    for value in call.inputs:
        if value.rank < rank:
            if numpy_ranks:
                raise call.unsupported("its operands differ in rank.", "operands of one rank")
            shape = [1] * (rank - value.rank) + list(value.shape)
            value = builder.emit_part(call, "reshape", "Reshape", [value], {"target_shape": shape})
        inputs.append(value)
    return builder.emit(call.name, class_name, inputs, call=call)


def lower_merge(call, builder):
    return emit_merge(call, builder, call.framework.class_name(call.operation))


def lower_concatenate(call, builder):
    return emit_concatenation(call, builder, call.inputs, call.operation.axis)


def emit_concatenation(call, builder, values, axis):
    axis = axis % values[0].rank
    if axis == 0:
        raise call.unsupported("it concatenates along the batch.", "another axis")
    if len(values) == 1:
        return builder.emit(call.name, "Identity", values, call=call)
    return builder.emit(call.name, "Concatenate", values, {"axis": axis}, call=call)


def tensors_of(call):
    values = list(call.options["tensors"])
    if not all(isinstance(value, Value) for value in values):
        raise call.unsupported("it joins a constant.", "tensors")
    return values


def concatenate(call, builder):
    return emit_concatenation(call, builder, tensors_of(call), int(call.options.get("axis", 0)))


def stack(call, builder):
    """Each tensor gets the new dimension of 1, along which they are then joined."""
    values = tensors_of(call)
    axis = int(call.options.get("axis", 0)) % (values[0].rank + 1)
    if axis == 0:
        raise call.unsupported("it stacks along the batch.", "another axis")
    parts = []
    for value in values:
        shape = [*value.shape[:axis - 1], 1, *value.shape[axis - 1:]]
        parts.append(builder.emit_part(call, "expanded", "Reshape", [value], {"target_shape": shape}))
    return emit_concatenation(call, builder, parts, axis)


LAYERS = {**dict.fromkeys(NAMES, lower_merge), "Concatenate": lower_concatenate}
FUNCTIONS = {"concatenate": concatenate, "stack": stack}
