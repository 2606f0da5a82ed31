"""One class for each engine: `NAME`, `version()`, `load(folder, model, threads)`, `run(x)` for one answer,
and `invoke()`, the call that is timed: the inference alone, its input already in place."""

import importlib

MODULES = {"litert": "litert", "openvino": "openvino_engine", "onnxruntime": "onnx_runtime", "ncnn": "ncnn_engine",
           "mnn": "mnn_engine"}
# engine -> numeric type -> the file it loads
FILES = {
    "litert": {"float32": "model.tflite", "int8": "int8.tflite"},
    "openvino": {"float32": "openvino.xml", "int8": "openvino_int8.xml"},
    "onnxruntime": {"float32": "model.onnx", "int8": "int8.onnx"},
    "ncnn": {"float32": "ncnn.param"},
    "mnn": {"float32": "model.mnn"},
}
# Engines that can be held back to AVX2, and how.
AVX2_ENVIRONMENT = {"openvino": {"ONEDNN_MAX_CPU_ISA": "AVX2", "DNNL_MAX_CPU_ISA": "AVX2"}}


def load(name):
    return importlib.import_module(f"engines.{MODULES[name]}").Engine()
