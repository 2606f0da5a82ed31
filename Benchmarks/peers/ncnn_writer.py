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
        if layer.name in writer.fused:
            continue
        add = getattr(writer, f"add_{layer.class_name}", None)
        if add is None:
            raise NotImplementedError(f"ncnn_writer.py does not write the class {layer.class_name}")
        add(layer)
    writer.save(param_path, bin_path)


class Writer:
    """`blobs`: a layer's name -> the ncnn blobs that hold its output, one for each reader, as ncnn wants it."""

    def __init__(self, network):
        self.network = network
        self.rows, self.data, self.blobs, self.fused = [], [], {}, set()
        self.layers = {layer.name: layer for layer in network.layers}
        self.readers = {layer.name: [] for layer in network.layers}
        for layer in network.layers:
            for name in layer.inputs:
                self.readers[name].append(layer)

    def add_InputLayer(self, layer):
        self.row("Input", [], layer.name, {})

    def add_ZeroPadding2D(self, layer):
        """Left to the convolution that reads it."""
        self.blobs[layer.name] = self.blobs[layer.inputs[0]]

    def add_Conv2D(self, layer):
        self.convolution("Convolution", layer, self.weight(layer, "kernel"), {})

    def add_DepthwiseConv2D(self, layer):
        kernel = self.weight(layer, "kernel").transpose(0, 1, 3, 2)
        if kernel.shape[2] != 1:
            raise NotImplementedError("depth multiplier")
        self.convolution("ConvolutionDepthWise", layer, kernel, {7: kernel.shape[3]})

    def convolution(self, kind, layer, kernel, extra):
        """A convolution with the batch norm and the activation behind it. `kernel`: [h, w, in / groups, out]."""
        outputs = kernel.shape[3]
        bias = self.weight(layer, "bias", np.zeros(outputs, np.float32))
        last, activation = layer, {}
        if (norm := self.fusable(last, "BatchNormalization")) is not None:
            scale, shift = self.batch_norm(norm)
            kernel, bias, last = kernel * scale, bias * scale + shift, norm
        if (relu := self.fusable(last, "ReLU")) is not None:
            activation, last = activation_options(relu.config), relu
        (top, bottom), (left, right) = self.pads(layer, kernel.shape[:2])
        strides = layer.config["strides"]
        self.row(kind, layer.inputs, last.name, {
            0: outputs, 1: kernel.shape[1], 11: kernel.shape[0], 3: strides[1], 13: strides[0],
            4: left, 15: right, 14: top, 16: bottom, 5: 1, 6: kernel.size, **extra, **activation})
        self.append(kernel.transpose(3, 2, 0, 1), bias)

    def fusable(self, layer, class_name):
        """The only reader of `layer` if it is of that class; it is then not written by itself."""
        readers = self.readers[layer.name]
        if len(readers) != 1 or readers[0].class_name != class_name:
            return None
        self.fused.add(readers[0].name)
        return readers[0]

    def pads(self, layer, window):
        """[[top, bottom], [left, right]]; Keras' `same` puts the odd row and column behind."""
        before = self.layers[layer.inputs[0]]
        if layer.config["padding"] == "valid":
            return before.config["padding"] if before.class_name == "ZeroPadding2D" else [[0, 0], [0, 0]]
        strides = layer.config["strides"]
        if strides != [1, 1] and before.class_name != "InputLayer":
            raise NotImplementedError("'same' with strides inside the network")
        totals = [max(extent - stride, 0) for extent, stride in zip(window, strides)]
        return [[total // 2, total - total // 2] for total in totals]

    def batch_norm(self, layer):
        scale = self.weight(layer, "gamma", 1) / np.sqrt(
            self.weight(layer, "moving_variance") + np.float32(layer.config["epsilon"]))
        return scale, self.weight(layer, "beta", 0) - self.weight(layer, "moving_mean") * scale

    def add_Add(self, layer):
        self.row("BinaryOp", layer.inputs, layer.name, {0: 0})

    def add_GlobalMaxPooling2D(self, layer):
        self.row("Pooling", layer.inputs, layer.name, {0: 0, 4: 1})

    def add_Dense(self, layer):
        kernel, bias = self.weight(layer, "kernel"), self.weight(layer, "bias")
        activation = {"linear": {}, "relu": {9: RELU}}[layer.config["activation"]]
        self.row("InnerProduct", layer.inputs, layer.name, {0: kernel.shape[1], 1: 1, 2: kernel.size, **activation})
        self.append(kernel.T, bias)

    def row(self, kind, inputs, name, options):
        self.rows.append((kind, name, [self.blobs[value].pop() for value in inputs], [name], options))
        count = len(self.readers[name])
        self.blobs[name] = [f"{name}/{index}" for index in range(count)] if count > 1 else [name]
        if count > 1:
            self.rows.append(("Split", name + "/split", [name], list(self.blobs[name]), {}))

    def weight(self, layer, role, default=None):
        return self.network.tensors[layer.weights[role]] if role in layer.weights else default

    def append(self, weights, bias):
        """A zero before the weights says that they are float32."""
        self.data += [struct.pack("<I", 0), np.ascontiguousarray(weights, "<f4").tobytes(),
                      np.ascontiguousarray(bias, "<f4").tobytes()]

    def save(self, param_path, bin_path):
        blobs = sum(len(outputs) for _, _, _, outputs, _ in self.rows)
        lines = ["7767517", f"{len(self.rows)} {blobs}"]
        for kind, name, inputs, outputs, options in self.rows:
            names = [part.replace(" ", "_") for part in (*inputs, *outputs)]
            values = [f"{key}={value}" for key, value in options.items()]
            lines.append(" ".join([kind, name.replace(" ", "_"), str(len(inputs)), str(len(outputs)), *names, *values]))
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
