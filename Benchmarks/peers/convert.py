"""Converts one network for every engine into a folder:  python convert.py NETWORK FOLDER

Leaves x.npy and y.npy (Keras' answer), calibration.npy, the engines' files, and conversion.json, which says what
succeeded.
"""

import json
import os
import subprocess
import sys
import tempfile
import traceback

import ncnn_writer
import networks  # before Keras

import keras
import numpy as np

from serval_keras.flatten import FlatModel
from serval_keras.model_file import write_model

CALIBRATION_IMAGES = 16


def serval(model, images, path):
    write_model(path("model.safetensors"), FlatModel(model).network, "convert.py")


def litert(model, images, path):
    with open(path("model.tflite"), "wb") as file:
        file.write(tflite_converter(model).convert())


def litert_int8(model, images, path):
    import tensorflow as tf
    converter = tflite_converter(model)
    converter.optimizations = [tf.lite.Optimize.DEFAULT]
    converter.representative_dataset = lambda: ([image] for image in calibration(images))
    converter.target_spec.supported_ops = [tf.lite.OpsSet.TFLITE_BUILTINS_INT8]
    with open(path("int8.tflite"), "wb") as file:
        file.write(converter.convert())


def onnx(model, images, path):
    model.export(path("model.onnx"), format="onnx", verbose=False)


def onnx_int8(model, images, path):
    from onnxruntime import quantization
    from onnxruntime.quantization import shape_inference
    with tempfile.TemporaryDirectory() as folder:
        prepared = os.path.join(folder, "prepared.onnx")
        shape_inference.quant_pre_process(path("model.onnx"), prepared, skip_symbolic_shape=True)
        name = input_name(prepared)
        quantization.quantize_static(
            prepared, path("int8.onnx"), Batches(name, calibration(images)), per_channel=True,
            activation_type=quantization.QuantType.QUInt8, weight_type=quantization.QuantType.QInt8)


def openvino(model, images, path):
    import openvino as ov
    ov.save_model(ov.convert_model(path("model.onnx")), path("openvino.xml"), compress_to_fp16=False)


def openvino_int8(model, images, path):
    import nncf
    import openvino as ov
    original = ov.Core().read_model(path("openvino.xml"))
    quantized = nncf.quantize(original, nncf.Dataset(calibration(images)), subset_size=CALIBRATION_IMAGES)
    ov.save_model(quantized, path("openvino_int8.xml"), compress_to_fp16=False)


def ncnn(model, images, path):
    ncnn_writer.write(FlatModel(model).network, path("ncnn.param"), path("ncnn.bin"))


def mnn(model, images, path):
    run_mnn_converter("--framework", "ONNX", "--modelFile", path("model.onnx"), "--MNNModel", path("model.mnn"))


def run_mnn_converter(*arguments):
    program = os.path.join(os.path.dirname(sys.executable), "mnnconvert")
    subprocess.run([program, *arguments, "--bizCode", "MNN"], check=True, stdout=subprocess.DEVNULL)


def tflite_converter(model):
    import tensorflow as tf
    return tf.lite.TFLiteConverter.from_keras_model(model)


def calibration(images):
    return [images(1, 100 + index) for index in range(CALIBRATION_IMAGES)]


def input_name(path):
    import onnx
    return onnx.load(path).graph.input[0].name


class Batches:
    """A calibration reader as ONNX Runtime wants it."""

    def __init__(self, name, batches):
        self.remaining = iter([{name: batch} for batch in batches])

    def get_next(self):
        return next(self.remaining, None)


STEPS = [serval, litert, litert_int8, onnx, onnx_int8, openvino, openvino_int8, ncnn, mnn]


def main(network, folder):
    os.makedirs(folder, exist_ok=True)
    model, images = networks.build(network)
    x = images(1, 7)
    np.save(os.path.join(folder, "x.npy"), x)
    np.save(os.path.join(folder, "y.npy"), keras.ops.convert_to_numpy(model(x, training=False)))
    np.save(os.path.join(folder, "calibration.npy"), np.concatenate(calibration(images)))
    results = {}
    for step in STEPS:
        try:
            step(model, images, lambda name: os.path.join(folder, name))
            results[step.__name__] = "done"
        except Exception as error:
            traceback.print_exc()
            results[step.__name__] = f"{type(error).__name__}: {error}"
        print(f"{network}: {step.__name__}: {results[step.__name__][:200]}", flush=True)
    with open(os.path.join(folder, "conversion.json"), "w", encoding="utf-8") as file:
        json.dump({"keras": keras.__version__, "steps": results}, file, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
