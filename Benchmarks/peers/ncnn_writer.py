"""Writes a MobileNetV2 as ncnn's .param and .bin, batch norms, padding and activations already fused.

ncnn's own converters leave Keras' asymmetric padding and the batch norms behind depthwise convolutions unfused,
which would make it slower than it is. Format: ncnn's wiki, "param and model file structure".
"""

import struct

import numpy as np

RELU, CLIP = 1, 3


def write(network, param_path, bin_path):
    writer = Writer(network)
    for layer in network.layers:
        getattr(writer, f"add_{layer.class_name}")(layer)
    writer.save(param_path, bin_path)


class Writer:
    """`values`: a layer's name -> the ncnn blob that holds its output. Zero padding is kept for the next convolution."""

    def __init__(self, network):
        self.network = network
        self.rows, self.data, self.values, self.padding = [], [], {}, {}
        self.uses = {}
        for layer in network.layers:
            for name in layer.inputs:
                self.uses.setdefault(name, []).append(layer)

    def add_InputLayer(self, layer):
        self.row("Input", [], layer.name, {})

    def add_ZeroPadding2D(self, layer):
        self.values[layer.name] = self.values[layer.inputs[0]]
        self.padding[layer.name] = layer.config["padding"]

    def add_Conv2D(self, layer):
        kernel = self.weight(layer, "kernel")
        self.convolution("Convolution", layer, kernel, kernel.shape[3], (3, 2, 0, 1), {})

    def add_DepthwiseConv2D(self, layer):
        kernel = self.weight(layer, "kernel")
        if kernel.shape[3] != 1:
            raise NotImplementedError("depth multiplier")
        kernel = kernel.transpose(0, 1, 3, 2)
        self.convolution("ConvolutionDepthWise", layer, kernel, kernel.shape[3], (3, 2, 0, 1), {7: kernel.shape[3]})

    def convolution(self, kind, layer, kernel, outputs, order, extra):
        bias = self.weight(layer, "bias", np.zeros(outputs, np.float32))
        last = layer
        following = self.only_use(last)
        if following is not None and following.class_name == "BatchNormalization":
            scale, shift = self.batch_norm(following)
            kernel, bias, last = kernel * scale, bias * scale + shift, following
            following = self.only_use(last)
        activation = {}
        if following is not None and following.class_name == "ReLU":
            activation, last = activation_options(following.config), following
        (top, bottom), (left, right) = self.pads(layer, kernel.shape)
        options = {0: outputs, 1: kernel.shape[1], 11: kernel.shape[0], 3: layer.config["strides"][1],
                   13: layer.config["strides"][0], 4: left, 15: right, 14: top, 16: bottom, 5: 1, 6: kernel.size,
                   **extra, **activation}
        self.row(kind, [layer.inputs[0]], last.name, options)
        self.append(kernel.transpose(order), bias)

    def pads(self, layer, kernel_shape):
        """Keras' `same` puts the odd row and column behind."""
        explicit = self.padding.get(layer.inputs[0], [[0, 0], [0, 0]])
        if layer.config["padding"] == "valid":
            return explicit
        strides = layer.config["strides"]
        size = self.network.layers[0].config["shape"][:2]
        if strides != [1, 1] and any(extent % stride for extent, stride in zip(size, strides)):
            raise NotImplementedError("odd size")
        totals = [kernel - stride for kernel, stride in zip(kernel_shape, strides)]
        return [[max(total, 0) // 2, max(total, 0) - max(total, 0) // 2] for total in totals]

    def batch_norm(self, layer):
        scale = self.weight(layer, "gamma", 1) / np.sqrt(
            self.weight(layer, "moving_variance") + np.float32(layer.config["epsilon"]))
        return scale, self.weight(layer, "beta", 0) - self.weight(layer, "moving_mean") * scale

    def add_BatchNormalization(self, layer):
        self.must_be_fused(layer)

    def add_ReLU(self, layer):
        self.must_be_fused(layer)

    def must_be_fused(self, layer):
        if layer.name not in self.values:
            # Passed over by its convolution when a further layer ends the fused group.
            if not self.is_inside_group(layer):
                raise NotImplementedError(f"{layer.class_name} '{layer.name}' on its own")

    def is_inside_group(self, layer):
        following = self.only_use(layer)
        return following is not None and following.name in self.values

    def add_Add(self, layer):
        blobs = [self.split(name, layer) for name in layer.inputs]
        self.row("BinaryOp", blobs, layer.name, {0: 0}, named=False)

    def add_GlobalMaxPooling2D(self, layer):
        self.row("Pooling", layer.inputs, layer.name, {0: 0, 4: 1})

    def add_Dense(self, layer):
        kernel, bias = self.weight(layer, "kernel"), self.weight(layer, "bias")
        activation = {9: RELU} if layer.config["activation"] == "relu" else {}
        self.row("InnerProduct", layer.inputs, layer.name, {0: kernel.shape[1], 1: 1, 2: kernel.size, **activation})
        self.append(kernel.T, bias)

    # The two files

    def row(self, kind, inputs, name, options, named=True):
        blobs = [self.split(value, None) for value in inputs] if named else inputs
        self.rows.append((kind, name, blobs, [name], options))
        users = self.users(name)
        self.values[name] = name
        if len(users) > 1:  # ncnn wants one blob for each reader
            parts = [f"{name}/{index}" for index in range(len(users))]
            self.rows.append(("Split", name + "/split", [name], parts, {}))
            self.values[name] = list(parts)

    def users(self, name):
        """The layers that read a value, through zero padding."""
        return self.uses.get(name, [])

    def split(self, name, layer):
        value = self.values[name]
        return value.pop(0) if isinstance(value, list) else value

    def only_use(self, layer):
        users = self.users(layer.name)
        return users[0] if len(users) == 1 else None

    def weight(self, layer, role, default=None):
        return self.network.tensors[layer.weights[role]] if role in layer.weights else default

    def append(self, weights, bias):
        self.data += [struct.pack("<I", 0), np.ascontiguousarray(weights, "<f4").tobytes(),
                      np.ascontiguousarray(bias, "<f4").tobytes()]

    def save(self, param_path, bin_path):
        clean = lambda name: name.replace(" ", "_")
        blobs = sum(len(outputs) for _, _, _, outputs, _ in self.rows)
        lines = ["7767517", f"{len(self.rows)} {blobs}"]
        for kind, name, inputs, outputs, options in self.rows:
            values = " ".join(f"{key}={value}" for key, value in options.items())
            names = " ".join(map(clean, [name, str(len(inputs)), str(len(outputs)), *inputs, *outputs]))
            lines.append(f"{kind} {names} {values}".rstrip())
        with open(param_path, "w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
        with open(bin_path, "wb") as file:
            file.writelines(self.data)


def activation_options(config):
    if config["negative_slope"] or config["threshold"]:
        raise NotImplementedError("ReLU options")
    if config["max_value"] is None:
        return {9: RELU}
    return {9: CLIP, -23310: f"2,0.0,{config['max_value']}"}
