"""The keras.ops of a functional graph (`x + 3.0`, `keras.ops.relu(x)`, …), written as the layers they equal."""

import numpy as np

from ..builder import Value
from .activation import relu_options, softmax_axis
from .merging import concatenation_axis
from .normalization import emit_rescaling


def constant_and_side(call):
    """The constant operand of a binary operation and whether it stands on the right; (None, …) for two tensors."""
    operands = [*call.args, *call.kwargs.values()]
    if len(operands) != 2:
        raise call.unsupported(f"it has {len(operands)} operands.", "two operands")
    left, right = operands
    if not isinstance(left, Value):
        return left, False
    return (None, True) if isinstance(right, Value) else (right, True)


def combination(class_name, with_constant):
    """Two tensors become a merging layer, a tensor and a constant what `with_constant` says."""

    def lower(call, builder):
        constant, on_right = constant_and_side(call)
        if constant is not None:
            return with_constant(call, builder, constant, on_right)
        if class_name is None:
            raise call.unsupported("both operands are tensors.", "a tensor and a constant")
        if len({value.rank for value in call.inputs}) != 1:
            raise call.unsupported("its operands differ in rank.", "operands of one rank")
        return builder.emit(call.name, class_name, call.inputs, builder.function(call))

    return lower


def add_constant(call, builder, constant, on_right):
    return emit_rescaling(call, builder, 1.0, constant)


def subtract_constant(call, builder, constant, on_right):
    if on_right:
        return emit_rescaling(call, builder, 1.0, np.negative(constant))
    return emit_rescaling(call, builder, -1.0, constant)


def multiply_constant(call, builder, constant, on_right):
    return emit_rescaling(call, builder, constant, 0.0)


def divide_constant(call, builder, constant, on_right):
    if not on_right:
        raise call.unsupported("it divides by a tensor.", "division by a constant")
    return emit_rescaling(call, builder, np.divide(1.0, constant), 0.0)


def maximum_constant(call, builder, constant, on_right):
    if np.ndim(constant) != 0 or constant != 0:
        raise call.unsupported("its constant is not 0.", "two tensors, or a tensor and 0")
    return builder.emit(call.name, "ReLU", call.inputs, builder.function(call), relu_options())


def minimum_constant(call, builder, constant, on_right):
    raise call.unsupported("one operand is a constant.", "two tensors (or keras.ops.clip(x, 0, limit))")


def lower_power(call, builder):
    exponent, on_right = constant_and_side(call)
    if not on_right or exponent is None or np.ndim(exponent) != 0 or exponent != 2:
        raise call.unsupported("its exponent is not 2.", "squares")
    return emit_square(call, builder)


def emit_square(call, builder):
    value, = call.inputs
    compute = builder.function(call)
    return builder.emit(call.name, "Multiply", [value, value], lambda tensor, _: compute(tensor))


def lower_negative(call, builder):
    return emit_rescaling(call, builder, -1.0, 0.0)


def lower_clip(call, builder):
    low, high = call.operation.x_min, call.operation.x_max
    if np.ndim(low) or np.ndim(high) or low != 0 or not high > 0:
        raise call.unsupported(f"it clips to {low} … {high}.", "clipping to 0 … a positive number")
    return builder.emit(call.name, "ReLU", call.inputs, builder.function(call), relu_options(max_value=high))


def named(activation):
    def lower(call, builder):
        return builder.emit(call.name, "Activation", call.inputs, builder.function(call), {"activation": activation})

    return lower


def lower_leaky_relu(call, builder):
    options = relu_options(slope=call.operation.negative_slope)
    return builder.emit(call.name, "ReLU", call.inputs, builder.function(call), options)


def lower_gelu(call, builder):
    return named("gelu_tanh" if call.operation.approximate else "gelu")(call, builder)


def lower_softmax(call, builder):
    axis = call.operation.axis
    if axis is None:
        raise call.unsupported("softmax over all axes.", "softmax over one axis")
    axis = softmax_axis(call, axis, call.inputs[0].rank)
    return builder.emit(call.name, "Softmax", call.inputs, builder.function(call), {"axis": axis})


def lower_concatenate(call, builder):
    axis = concatenation_axis(call, call.operation.axis)
    return builder.emit(call.name, "Concatenate", call.inputs, builder.function(call), {"axis": axis})


def global_pooling(class_name):
    def lower(call, builder):
        value, = call.inputs
        axes = call.operation.axis
        axes = sorted(axis % value.rank for axis in axes) if axes is not None else None
        if value.rank != 4 or axes != [1, 2]:
            raise call.unsupported(f"it reduces the axes {axes}.", "height and width of an image: axis=(1, 2)")
        return builder.emit(call.name, class_name, [value], builder.function(call),
                            {"keepdims": bool(call.operation.keepdims)})

    return lower


def lower_reshape(call, builder):
    """Reshape, Squeeze and ExpandDims: the batch must stay where it is."""
    compute = builder.function(call)
    value, = call.inputs
    shape = compute(value.symbol).shape
    if shape[0] is not None or None in shape[1:]:
        raise call.unsupported(f"the result has the shape {shape}.", "shapes that begin with the batch (-1)")
    return builder.emit(call.name, "Reshape", [value], compute, {"target_shape": list(shape[1:])})


def lower_transpose(call, builder):
    value, = call.inputs
    axes = call.operation.axes
    axes = list(reversed(range(value.rank))) if axes is None else [axis % value.rank for axis in axes]
    if axes[0] != 0:
        raise call.unsupported("it moves the batch.", "permutations of the other axes")
    return builder.emit(call.name, "Permute", [value], builder.function(call), {"dims": axes[1:]})


OPERATIONS = {
    "Add": combination("Add", add_constant), "Subtract": combination("Subtract", subtract_constant),
    "Multiply": combination("Multiply", multiply_constant), "Divide": combination(None, divide_constant),
    "TrueDivide": combination(None, divide_constant), "Maximum": combination("Maximum", maximum_constant),
    "Minimum": combination("Minimum", minimum_constant), "Power": lower_power, "Square": emit_square,
    "Negative": lower_negative, "Clip": lower_clip,
    "Relu": named("relu"), "Relu6": named("relu6"), "Sigmoid": named("sigmoid"), "Tanh": named("tanh"),
    "HardSigmoid": named("hard_sigmoid"), "Silu": named("silu"), "HardSilu": named("hard_silu"),
    "LeakyRelu": lower_leaky_relu, "Gelu": lower_gelu, "Softmax": lower_softmax,
    "Concatenate": lower_concatenate, "Mean": global_pooling("GlobalAveragePooling2D"),
    "Max": global_pooling("GlobalMaxPooling2D"),
    "Reshape": lower_reshape, "Squeeze": lower_reshape, "ExpandDims": lower_reshape, "Transpose": lower_transpose,
}
