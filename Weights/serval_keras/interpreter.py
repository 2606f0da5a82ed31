"""Computes a network from what its file holds: layers and arrays. It shares no code with Keras or with the lowering,
so that a layer which is written wrongly shows. The definitions are those of Docs/WeightFormat.md."""

import json
import math

import tensorflow as tf


def run(network, inputs, dtype=tf.float32):
    """`inputs`: arrays with batch in the order of the network's inputs. Returns layer name -> tensor."""
    graph = json.loads(network.graph_json())
    given = dict(zip(graph["inputs"], inputs, strict=True))
    tensors = {}
    for layer in graph["layers"]:
        if layer["class"] == "InputLayer":
            tensors[layer["name"]] = tf.cast(given[layer["name"]], dtype)
            continue
        weights = {role: tf.cast(network.tensors[name], dtype) for role, name in layer["weights"].items()}
        tensors[layer["name"]] = compute(layer["class"], [tensors[name] for name in layer["inputs"]],
                                         layer["config"], weights)
    return tensors


def output_shape(class_name, input_shapes, config, weight_shapes):
    """The shape without batch of a layer's result; ValueError where its inputs do not fit."""
    with tf.Graph().as_default():
        placeholder = tf.compat.v1.placeholder
        inputs = [placeholder(tf.float32, (None, *shape)) for shape in input_shapes]
        weights = {role: placeholder(tf.float32, shape) for role, shape in weight_shapes.items()}
        return tuple(compute(class_name, inputs, config, weights).shape[1:])


def compute(class_name, inputs, config, weights):
    return OPERATORS[class_name](inputs, config, weights)


def of_one(function):
    return lambda inputs, config, weights: function(inputs[0], config, weights)


def convolution(x, config, weights):
    groups = config.get("groups", 1)
    parts = [tf.nn.conv2d(part, kernel, config["strides"], config["padding"].upper(), dilations=config["dilation_rate"])
             for part, kernel in zip(tf.split(x, groups, -1), tf.split(weights["kernel"], groups, -1))]
    return activated(biased(tf.concat(parts, -1) if groups > 1 else parts[0], weights), config)


def depthwise(x, config, weights, kernel="kernel"):
    return tf.nn.depthwise_conv2d(x, weights[kernel], [1, *config["strides"], 1], config["padding"].upper(),
                                  dilations=config["dilation_rate"])


def depthwise_convolution(x, config, weights):
    return activated(biased(depthwise(x, config, weights), weights), config)


def separable_convolution(x, config, weights):
    x = depthwise(x, config, weights, "depthwise_kernel")
    return activated(biased(tf.nn.conv2d(x, weights["pointwise_kernel"], 1, "VALID"), weights), config)


def dense(x, config, weights):
    return activated(biased(tf.matmul(x, weights["kernel"]), weights), config)


def biased(x, weights):
    return x + weights["bias"] if "bias" in weights else x


def activated(x, config):
    return activation(x, config["activation"])


def activation(x, name):
    return rectifier(x, name) if isinstance(name, dict) else FUNCTIONS[name](x)


def rectifier(x, config, weights=None):
    high, slope, threshold = config.get("max_value"), config.get("negative_slope", 0), config.get("threshold", 0)
    below = slope * (x - threshold) if slope else tf.zeros_like(x)
    return tf.where(x > threshold, tf.minimum(x, math.inf if high is None else high), below)


def elu(x, alpha):
    return tf.where(x > 0, x, alpha * (tf.exp(tf.minimum(x, 0)) - 1))


FUNCTIONS = {
    "linear": lambda x: x, "relu": tf.nn.relu, "relu6": lambda x: tf.clip_by_value(x, 0, 6), "sigmoid": tf.sigmoid,
    "hard_sigmoid": lambda x: tf.clip_by_value(x / 6 + 0.5, 0, 1), "tanh": tf.tanh, "silu": lambda x: x * tf.sigmoid(x),
    "hard_silu": lambda x: x * tf.clip_by_value(x / 6 + 0.5, 0, 1),
    "gelu": lambda x: 0.5 * x * (1 + tf.math.erf(x / math.sqrt(2))),
    "gelu_tanh": lambda x: 0.5 * x * (1 + tf.tanh(math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x))),
    "elu": lambda x: elu(x, 1.0), "softplus": tf.math.softplus, "softsign": lambda x: x / (1 + tf.abs(x)),
    "exponential": tf.exp,
}


def batch_normalization(x, config, weights):
    shape = [1] * x.shape.rank
    shape[config["axis"]] = -1
    mean, variance = tf.reshape(weights["moving_mean"], shape), tf.reshape(weights["moving_variance"], shape)
    x = (x - mean) / tf.sqrt(variance + config["epsilon"])
    x = x * tf.reshape(weights["gamma"], shape) if "gamma" in weights else x
    return x + tf.reshape(weights["beta"], shape) if "beta" in weights else x


def layer_normalization(x, config, weights):
    axes = list(range(config["axis"], x.shape.rank))
    mean = tf.reduce_mean(x, axes, keepdims=True)
    variance = tf.reduce_mean(tf.square(x - mean), axes, keepdims=True)
    x = (x - mean) / tf.sqrt(variance + config["epsilon"])
    x = x * weights["gamma"] if "gamma" in weights else x
    return x + weights["beta"] if "beta" in weights else x


def normalization(x, config, weights):
    deviation = tf.maximum(tf.sqrt(weights["variance"]), 1e-7)
    return x * deviation + weights["mean"] if config["invert"] else (x - weights["mean"]) / deviation


def zero_padding(x, config, weights):
    return tf.pad(x, [[0, 0], *config["padding"], [0, 0]])


def cropping(x, config, weights):
    (top, bottom), (left, right) = config["cropping"]
    height, width = x.shape[1:3]
    if top + bottom >= height or left + right >= width:
        raise ValueError(f"cropping {config['cropping']} leaves nothing")
    return x[:, top:height - bottom, left:width - right]


def pooling(function):
    return of_one(lambda x, config, weights: function(x, config["pool_size"], config["strides"],
                                                      config["padding"].upper()))


def global_pooling(reduce):
    return of_one(lambda x, config, weights: reduce(x, [1, 2], keepdims=config["keepdims"]))


def combination(function):
    def combined(inputs, config, weights):
        result = inputs[0]
        for other in inputs[1:]:
            result = function(result, other)
        return result

    return combined


def reshaped(x, target):
    count = math.prod(x.shape[1:])
    known = math.prod(size for size in target if size != -1)
    sizes = [count // max(known, 1) if size == -1 else size for size in target]
    if math.prod(sizes) != count:
        raise ValueError(f"{count} elements cannot take the shape {target}")
    return tf.reshape(x, [-1, *sizes])


def up_sampling(x, config, weights):
    (rows, columns), (height, width) = config["size"], x.shape[1:3]
    if config["interpolation"] == "bilinear":
        return tf.cast(tf.image.resize(x, (height * rows, width * columns), "bilinear"), x.dtype)
    return tf.repeat(tf.repeat(x, rows, 1), columns, 2)


OPERATORS = {
    "Identity": of_one(lambda x, config, weights: x),
    "Rescaling": of_one(lambda x, config, weights: x * config["scale"] + config["offset"]),
    "Normalization": of_one(normalization), "BatchNormalization": of_one(batch_normalization),
    "LayerNormalization": of_one(layer_normalization),
    "ZeroPadding2D": of_one(zero_padding), "Cropping2D": of_one(cropping),
    "Conv2D": of_one(convolution), "DepthwiseConv2D": of_one(depthwise_convolution),
    "SeparableConv2D": of_one(separable_convolution), "Dense": of_one(dense),
    "Activation": of_one(lambda x, config, weights: activated(x, config)), "ReLU": of_one(rectifier),
    "ELU": of_one(lambda x, config, weights: elu(x, config["alpha"])),
    "PReLU": of_one(lambda x, config, weights: tf.where(x >= 0, x, weights["alpha"] * x)),
    "Softmax": of_one(lambda x, config, weights: tf.nn.softmax(x, config["axis"])),
    "Add": combination(tf.add), "Subtract": combination(tf.subtract), "Multiply": combination(tf.multiply),
    "Maximum": combination(tf.maximum), "Minimum": combination(tf.minimum),
    "Average": lambda inputs, config, weights: combination(tf.add)(inputs, config, weights) / len(inputs),
    "Concatenate": lambda inputs, config, weights: tf.concat(inputs, config["axis"]),
    "AveragePooling2D": pooling(tf.nn.avg_pool2d), "MaxPooling2D": pooling(tf.nn.max_pool2d),
    "GlobalAveragePooling2D": global_pooling(tf.reduce_mean), "GlobalMaxPooling2D": global_pooling(tf.reduce_max),
    "Flatten": of_one(lambda x, config, weights: reshaped(x, [-1])),
    "Reshape": of_one(lambda x, config, weights: reshaped(x, config["target_shape"])),
    "Permute": of_one(lambda x, config, weights: tf.transpose(x, [0, *config["dims"]])),
    "UpSampling2D": of_one(up_sampling),
}
