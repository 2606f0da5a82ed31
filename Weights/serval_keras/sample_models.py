"""Small models that together use every supported class and option, in several shapes: `MODELS` name -> builder."""

import keras
from keras import layers, ops
from keras.src.applications.convnext import LayerScale, StochasticDepth

MODELS = {}


def sample(build):
    MODELS[build.__name__] = build
    return build


def of(shape, *stack):
    """A functional model of a chain of layers."""
    x = first = keras.Input(shape)
    for layer in stack:
        x = layer(x)
    return keras.Model(first, x)


@sample
def convolutions():
    return of((13, 17, 3), layers.Conv2D(5, 3, padding="same", strides=2), layers.Conv2D(7, (2, 3), use_bias=False),
              layers.Conv2D(6, 1, activation="relu6"), layers.Conv2D(4, 3, dilation_rate=(1, 2), padding="same"),
              layers.Conv2D(3, 5, padding="same", strides=(1, 2), activation="silu"))


@sample
def grouped_convolutions():
    return of((8, 9, 6), layers.Conv2D(9, 3, groups=3, padding="same"), layers.Conv2D(6, 2, groups=3, strides=2),
              layers.Conv2D(12, 1, groups=6, activation="tanh"))


@sample
def depthwise_convolutions():
    return of((15, 10, 4), layers.DepthwiseConv2D(3, padding="same"),
              layers.DepthwiseConv2D(3, strides=2, padding="same", depth_multiplier=2, activation="relu"),
              layers.DepthwiseConv2D(5, padding="same", use_bias=False), layers.DepthwiseConv2D((3, 2)))


@sample
def dilated_depthwise_convolution():
    return of((12, 14, 5), layers.DepthwiseConv2D(3, dilation_rate=2, padding="same", depth_multiplier=3))


@sample
def separable_convolutions():
    return of((11, 12, 3), layers.SeparableConv2D(8, 3, padding="same", activation="relu"),
              layers.SeparableConv2D(5, 3, strides=2, depth_multiplier=2),
              layers.SeparableConv2D(4, (3, 3), padding="same", use_bias=False, dilation_rate=2))


@sample
def activations_inside():
    stack = [layers.Conv2D(6, 1, activation=name) for name in (
        "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "leaky_relu", "elu", "selu", "softplus", "softsign",
        "exponential", "mish")]
    return of((5, 6, 3), *stack, layers.Conv2D(6, 1, activation=layers.ReLU(2.0, 0.1, 0.2)),
              layers.Conv2D(6, 1, activation=layers.LeakyReLU(negative_slope=0.3)),
              layers.Conv2D(6, 1, activation=layers.ELU(alpha=0.7)))


@sample
def softmax_inside():
    return of((4, 5, 3), layers.Conv2D(6, 3, activation="softmax"), layers.Flatten(),
              layers.Dense(5, activation="softmax"))


@sample
def activations_alone():
    x = first = keras.Input((5, 4, 8))
    outputs = [layers.Activation(name)(x) for name in (
        "linear", "relu", "relu6", "sigmoid", "hard_sigmoid", "tanh", "silu", "hard_silu", "gelu", "softmax",
        "leaky_relu", "elu", "selu", "softplus", "softsign", "exponential", "mish")]
    return keras.Model(first, outputs)


@sample
def rectifiers():
    first = keras.Input((5, 4, 8))
    kinds = [layers.ReLU(), layers.ReLU(6.0), layers.ReLU(max_value=2.0, negative_slope=0.25, threshold=0.5),
             layers.LeakyReLU(), layers.LeakyReLU(negative_slope=0.1), layers.ELU(), layers.ELU(alpha=0.5),
             layers.PReLU(), layers.PReLU(shared_axes=[1, 2])]
    return keras.Model(first, [kind(first) for kind in kinds])


@sample
def softmax_axes():
    first = keras.Input((3, 4, 5))
    return keras.Model(first, [layers.Softmax()(first), layers.Softmax(axis=1)(first), layers.Softmax(axis=-2)(first)])


@sample
def batch_normalizations():
    return of((6, 7, 5), layers.Conv2D(4, 3), layers.BatchNormalization(), layers.DepthwiseConv2D(3),
              layers.BatchNormalization(scale=False), layers.ReLU(6.0), layers.BatchNormalization(center=False),
              layers.BatchNormalization(axis=1), layers.Flatten(), layers.Dense(5), layers.BatchNormalization())


@sample
def layer_normalizations():
    first = keras.Input((6, 5, 8))
    kinds = [layers.LayerNormalization(), layers.LayerNormalization(epsilon=1e-6, scale=False),
             layers.LayerNormalization(axis=[1, 2, 3]), layers.LayerNormalization(axis=(-2, -1), center=False),
             layers.GroupNormalization(4), layers.GroupNormalization(-1, scale=False),
             layers.GroupNormalization(1, center=False, epsilon=1e-5), LayerScale(0.5, 8)]
    vector = layers.LayerNormalization()(layers.Flatten()(first))
    sequence = layers.GroupNormalization(2)(layers.Reshape((30, 8))(first))
    return keras.Model(first, [*(StochasticDepth(0.3)(kind(first)) for kind in kinds), vector, sequence])


@sample
def normalizations():
    first = keras.Input((6, 5, 3))
    channels = layers.Normalization(mean=[0.4, 0.5, 0.6], variance=[0.1, 0.2, 0.3])(first)
    whole = layers.Normalization(axis=None, mean=2.0, variance=3.0)(first)
    inverted = layers.Normalization(mean=[0.4, 0.5, 0.6], variance=[0.1, 0.0, 0.3], invert=True)(first)
    learned = layers.Normalization(axis=(1, -1))(first)
    return keras.Model(first, [channels, whole, inverted, learned])


@sample
def rescalings():
    return of((6, 5, 3), layers.Rescaling(1 / 127.5, -1), layers.Rescaling([0.5, 2.0, 3.0], [0.1, 0.2, 0.3]),
              layers.Rescaling([0.5, 2.0, 3.0]))


@sample
def combinations():
    first = keras.Input((6, 5, 4))
    a, b, c = (layers.Conv2D(4, 1)(first) for _ in range(3))
    merged = [layers.Add()([a, b, c]), layers.Subtract()([a, b]), layers.Multiply()([a, b]),
              layers.Maximum()([a, b, c]), layers.Minimum()([a, b]), layers.Average()([a, b, c])]
    return keras.Model(first, merged)


@sample
def broadcast_combinations():
    first = keras.Input((6, 5, 4))
    gate = layers.GlobalAveragePooling2D()(first)
    kept = layers.GlobalMaxPooling2D(keepdims=True)(first)
    column = layers.Conv2D(1, 1)(first)
    return keras.Model(first, [layers.Multiply()([first, gate]), layers.Add()([kept, first]),
                               layers.Multiply()([column, first])])


@sample
def concatenations():
    first = keras.Input((6, 5, 4))
    a, b = layers.Conv2D(4, 1)(first), layers.Conv2D(4, 1)(first)
    return keras.Model(first, [layers.Concatenate(axis=axis)([a, first, b]) for axis in (1, 2, 3, -1)])


@sample
def poolings():
    first = keras.Input((9, 8, 3))
    kinds = [layers.MaxPooling2D(), layers.AveragePooling2D(2),
             layers.MaxPooling2D(3, strides=2, padding="same"), layers.AveragePooling2D(3, strides=1, padding="same"),
             layers.AveragePooling2D((2, 3), strides=(3, 1)), layers.MaxPooling2D((3, 2), strides=1),
             layers.GlobalAveragePooling2D(), layers.GlobalMaxPooling2D(),
             layers.GlobalAveragePooling2D(keepdims=True), layers.GlobalMaxPooling2D(keepdims=True)]
    return keras.Model(first, [kind(first) for kind in kinds])


@sample
def shapes():
    return of((4, 6, 3), layers.ZeroPadding2D(((1, 2), (3, 0))), layers.Cropping2D(((1, 0), (2, 1))),
              layers.Permute((3, 1, 2)), layers.Reshape((6, -1)), layers.Flatten(), layers.Reshape((2, 3, 18)),
              layers.Dense(5, activation="relu"))


@sample
def up_samplings():
    first = keras.Input((4, 5, 3))
    return keras.Model(first, [layers.UpSampling2D(2)(first), layers.UpSampling2D((3, 1))(first),
                               layers.UpSampling2D((2, 3), interpolation="bilinear")(first)])


@sample
def resizings():
    first = keras.Input((4, 5, 3))
    return keras.Model(first, [layers.Resizing(4, 5)(first), layers.Resizing(8, 15)(first),
                               layers.Resizing(8, 10, interpolation="nearest")(first), layers.CenterCrop(3, 2)(first)])


@sample
def transposed_convolutions():
    first = keras.Input((5, 6, 4))
    kinds = [layers.Conv2DTranspose(3, 2, strides=2, activation="relu"),
             layers.Conv2DTranspose(3, 3, strides=2, padding="same"), layers.Conv2DTranspose(5, (4, 3), strides=(2, 1)),
             layers.Conv2DTranspose(2, 2, strides=3, activation="softmax"),
             layers.Conv2DTranspose(3, 4, strides=2, padding="same", use_bias=False, activation="tanh"),
             layers.Conv2DTranspose(3, 3, padding="same"), layers.Conv2DTranspose(3, 5, strides=4, padding="same"),
             layers.Conv2DTranspose(3, 3, strides=2, padding="same", output_padding=1),
             layers.Conv2DTranspose(3, 3, strides=2, padding="valid", output_padding=1)]
    return keras.Model(first, [kind(first) for kind in kinds])


@sample
def sequences():
    first = keras.Input((12, 4))
    kinds = [layers.Conv1D(3, 3, activation="relu"), layers.Conv1D(3, 4, strides=2, padding="same", activation="softmax"),
             layers.Conv1D(3, 3, padding="causal", dilation_rate=2), layers.Conv1D(6, 2, groups=2),
             layers.SeparableConv1D(3, 3, padding="same", strides=2, activation="elu"),
             layers.DepthwiseConv1D(3, depth_multiplier=2, strides=2), layers.MaxPooling1D(), layers.AveragePooling1D(3, 2, "same"),
             layers.GlobalAveragePooling1D(), layers.GlobalMaxPooling1D(keepdims=True), layers.ZeroPadding1D((1, 2)),
             layers.Cropping1D((2, 1)), layers.UpSampling1D(3), layers.Conv1DTranspose(3, 3, strides=2, padding="same"),
             layers.Conv1DTranspose(3, 2, activation="softmax")]
    flat = layers.Flatten()(first)
    return keras.Model(first, [*[kind(first) for kind in kinds], layers.RepeatVector(3)(flat)])


@sample
def identities():
    return of((4, 5, 3), layers.RandomFlip(), layers.RandomRotation(0.2), layers.Dropout(0.5), layers.Identity(),
              layers.SpatialDropout2D(0.5), layers.GaussianNoise(0.1), layers.GaussianDropout(0.2),
              layers.AlphaDropout(0.1), layers.ActivityRegularization(0.1), layers.Conv2D(2, 1))


@sample
def operations_with_constants():
    x = first = keras.Input((4, 5, 3))
    x = (x + 3.0) * (1.0 / 6.0) - 0.25
    x = 1.0 - x / 2.0
    x = -x + ops.array([0.1, 0.2, 0.3])
    x = ops.abs(ops.minimum(ops.maximum(ops.clip(x, -1.5, 1.2), -1.0), 0.8))
    return keras.Model(first, ops.cast(x ** 2, "float32"))


@sample
def operations_of_parts():
    """The channels in another order, less the means of the training: what models of Caffe take."""
    first = keras.Input((6, 8, 5))
    parts = [first[..., ::-1] - 103.9, first[..., 1:3], first[:, 1:-1, ::2], first[:, 2], first[..., 0], first[:, 1, 2:3, -1],
             ops.flip(first, axis=-1), *ops.split(first, 2, axis=2), *ops.split(first, [1, 3], axis=-1),
             ops.pad(first, ((0, 0), (1, 2), (0, 1), (0, 0))), ops.stack([first, first * 2], axis=-1),
             ops.image.resize(first, (12, 8)), ops.mean(first[:, 0], axis=1, keepdims=True), ops.sum(first, axis=(1, 2))]
    return keras.Model(first, parts)


@sample
def operations_of_tensors():
    first = keras.Input((4, 5, 6))
    a, b = layers.Conv2D(6, 1)(first), layers.Conv2D(6, 1)(first)
    x = ops.maximum(a + b, a * b) - ops.minimum(a, b)
    x = ops.concatenate([ops.square(x), x], axis=-1)
    return keras.Model(first, [ops.mean(x, axis=(1, 2)), ops.max(x, axis=[1, 2], keepdims=True),
                               ops.reshape(x, (-1, 20, 12)), ops.transpose(x, (0, 3, 1, 2)),
                               ops.expand_dims(x, 1)])


@sample
def operations_of_one_tensor():
    first = keras.Input((4, 5, 6))
    functions = [ops.relu, ops.relu6, ops.sigmoid, ops.tanh, ops.hard_sigmoid, ops.silu, ops.hard_silu, ops.leaky_relu,
                 ops.gelu, lambda x: ops.gelu(x, approximate=False), ops.softmax, ops.elu, ops.selu, ops.softplus, ops.softsign,
                 ops.exp, lambda x: ops.clip(x, 0, 1.5),
                 lambda x: ops.maximum(x, 0)]
    return keras.Model(first, [function(first) for function in functions])


@sample
def sequential_without_input_name():
    return keras.Sequential([keras.Input((6, 5, 3)), layers.Conv2D(4, 3), layers.Flatten(), layers.Dense(2)])


@sample
def nested():
    """Functional in Sequential in functional; the inner one called twice; several outputs."""
    inner_input = keras.Input((6, 5, 3))
    x = layers.Conv2D(3, 3, padding="same", name="conv")(inner_input)
    inner = keras.Model(inner_input, [layers.ReLU(name="positive")(x), layers.BatchNormalization(name="norm")(x)],
                        name="inner")
    tail = keras.Sequential([layers.Conv2D(4, 1, name="conv"), keras.Sequential([layers.ReLU()], name="deep")],
                            name="tail")
    first = keras.Input((6, 5, 3))
    positive, normed = inner(first)
    again, _ = inner(normed)
    shared = layers.Conv2D(3, 1, name="shared")
    return keras.Model(first, [tail(shared(positive) + shared(again)), tail(normed)], name="outer")


@sample
def two_inputs():
    a, b = keras.Input((6, 5, 3), name="a"), keras.Input((6, 5, 3), name="b")
    return keras.Model([b, a], layers.Subtract()([layers.Conv2D(2, 1)(a), layers.Conv2D(2, 1)(b)]))
