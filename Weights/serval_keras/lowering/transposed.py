"""Transposed convolutions, written as a convolution of stride 1 that computes the s x s pixels between two inputs as
channels, and a permutation that puts them in their places. Every product is the same as in Keras.

Along one axis, with stride s, kernel K and input x, the full result is y[q s + r] = sum over j of x[q - j] K[j s + r],
0 <= r < s. So the phase r of all q is a convolution of x, padded by the number of taps minus one, with the kernel
W[t] = K[(taps - 1 - t) s + r]. `padding` then decides which part of y stays.
"""

import numpy as np

from .activation import emit_stages, inline, stages_of
from .convolution import pair
from .one_dimensional import as_image, finish, one


def axis_plan(size, kernel, stride, padding, output_padding):
    """(taps, rows to add before and behind, rows to cut before and behind) for one axis."""
    if output_padding is not None:
        output = (size - 1) * stride + kernel - 2 * (kernel // 2 if padding == "same" else 0) + output_padding
    elif padding == "same":
        output = size * stride
    else:
        output = size * stride + max(kernel - stride, 0)
    before = max((size - 1) * stride + kernel - output, 0) // 2 if padding == "same" else 0
    taps = -(-kernel // stride)
    missing = before + output - (size + taps - 1) * stride
    behind = taps - 1 + max(0, -(-missing // stride))
    full = (size + behind) * stride
    return taps, (taps - 1, behind), (before, full - before - output)


def phase_kernel(kernel, taps, strides):
    """[kh, kw, out, in] as [taps, taps, in, s x s x out]."""
    (rows, columns), (down, across) = taps, strides
    height, width, outputs, inputs = kernel.shape
    padded = np.zeros((rows * down, columns * across, outputs, inputs), kernel.dtype)
    padded[:height, :width] = kernel
    phases = padded.reshape(rows, down, columns, across, outputs, inputs)[::-1, :, ::-1]
    return np.ascontiguousarray(phases.transpose(0, 2, 5, 1, 3, 4)).reshape(
        rows, columns, inputs, down * across * outputs)


def emit_transposed(call, builder, value, kernel, kernel_size, strides, output_padding):
    """The activated result as far as an option of the convolution states it, and the stages that remain."""
    layer = call.operation
    height, width, _ = value.shape
    plans = [axis_plan(size, length, stride, layer.padding, extra) for size, length, stride, extra in zip(
        (height, width), kernel_size, strides, output_padding)]
    taps, paddings, cuts = zip(*plans)
    if any(side for padding in paddings for side in padding):
        value = builder.emit_part(call, "padded", "ZeroPadding2D", [value],
                                  {"padding": [list(padding) for padding in paddings]})
    outputs = kernel.shape[2]
    weights = {"kernel": phase_kernel(kernel, taps, strides)}
    if layer.bias is not None:
        weights["bias"] = np.tile(call.framework.numpy(layer.bias), strides[0] * strides[1])
    stages = stages_of(call, layer.activation)
    option = inline(stages)
    config = {"strides": [1, 1], "dilation_rate": [1, 1], "padding": "valid", "groups": 1,
              "activation": "linear" if option is None else option}
    value = builder.emit_part(call, "phases", "Conv2D", [value], config, weights)
    rows, columns, _ = value.shape
    if tuple(strides) != (1, 1):
        value = builder.emit_part(call, "split", "Reshape", [value],
                                  {"target_shape": [rows, columns, *strides, outputs]})
        value = builder.emit_part(call, "interleaved", "Permute", [value], {"dims": [1, 3, 2, 4, 5]})
        value = builder.emit_part(call, "joined", "Reshape", [value],
                                  {"target_shape": [rows * strides[0], columns * strides[1], outputs]})
    return value, [list(cut) for cut in cuts], () if option is not None else stages


def check(call):
    layer = call.operation
    if layer.padding not in ("valid", "same"):
        raise call.unsupported(f"padding='{layer.padding}'.", "valid, same")
    dilation = layer.dilation_rate
    if any(rate != 1 for rate in ([dilation] if isinstance(dilation, int) else dilation)):
        raise call.unsupported("it is dilated.", "dilation_rate=1")


def lower_transposed(call, builder):
    check(call)
    layer = call.operation
    value, = call.inputs
    extra = [None, None] if layer.output_padding is None else pair(layer.output_padding)
    value, cuts, stages = emit_transposed(call, builder, value, call.framework.numpy(layer.kernel),
                                          pair(layer.kernel_size), pair(layer.strides), extra)
    if not stages:
        return builder.emit(call.name, "Cropping2D", [value], {"cropping": cuts}, call=call)
    value = builder.emit_part(call, "linear", "Cropping2D", [value], {"cropping": cuts}, call=call, activation="linear")
    return emit_stages(call, builder, value, stages)


def lower_transposed_1d(call, builder):
    check(call)
    layer = call.operation
    extra = None if layer.output_padding is None else one(layer.output_padding)
    kernel = call.framework.numpy(layer.kernel)[:, np.newaxis]
    value, cuts, stages = emit_transposed(call, builder, as_image(call, builder), kernel, [one(layer.kernel_size), 1],
                                          [one(layer.strides), 1], [extra, None])
    value = builder.emit_part(call, "cut", "Cropping2D", [value], {"cropping": cuts})
    return finish(call, builder, value, stages)


LAYERS = {"Conv2DTranspose": lower_transposed, "Conv1DTranspose": lower_transposed_1d}
