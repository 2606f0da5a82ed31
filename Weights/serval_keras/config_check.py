"""Looks through a model's config before Keras rebuilds it: what cannot be written is refused here, by layer and class.

Keras would run what a file names: the code of a `Lambda`, any function of TensorFlow, classes of any module. Only what
`lowering` knows passes.
"""

from .errors import UnsupportedLayerError
from .frameworks.tensorflow_functions import FUNCTIONS, NODES
from .lowering import LAYERS, unsupported_class
from .lowering.activation import LAYER_STAGES, SUPPORTED

MODELS = ("Sequential", "Functional", "Model")
RUNNING = ("Lambda", "TFOpLambda", "SlicingOpLambda", "TensorFlowOpLayer")
OWN_MODULES = ("keras", "tf_keras", "tensorflow", "builtins")
ALIASES = {"BatchNormalizationV1": "BatchNormalization", "BatchNormalizationV2": "BatchNormalization",
           "Convolution2D": "Conv2D", "Convolution1D": "Conv1D", "SeparableConvolution2D": "SeparableConv2D",
           "Convolution2DTranspose": "Conv2DTranspose", "Deconvolution2D": "Conv2DTranspose",
           "MaxPool2D": "MaxPooling2D", "AvgPool2D": "AveragePooling2D", "GlobalAvgPool2D": "GlobalAveragePooling2D",
           "GlobalMaxPool2D": "GlobalMaxPooling2D", "MaxPool1D": "MaxPooling1D", "AvgPool1D": "AveragePooling1D",
           "GlobalAvgPool1D": "GlobalAveragePooling1D", "GlobalMaxPool1D": "GlobalMaxPooling1D"}


def check_config(config, framework, prefix=None):
    """`config`: {"class_name", "config"} of a layer or model, with those of a model's layers inside.

    `prefix`: of the names of the layers of a nested model; None for the model itself.
    """
    class_name, inner = config.get("class_name"), config.get("config")
    name = (prefix or "") + str(layer_name(config))
    if not isinstance(class_name, str) or not isinstance(inner, (dict, list)):
        raise UnsupportedLayerError(name, str(class_name)[:80], "its computation is Python code, not a graph of layers.",
                                    "functional and Sequential models")
    if prefix is None and class_name not in MODELS:
        raise UnsupportedLayerError(name, class_name[:80], "its computation is Python code, not a graph of layers.",
                                    "functional and Sequential models")
    if class_name in MODELS:
        layers = inner if isinstance(inner, list) else inner.get("layers", [])
        for layer in layers:
            check_config(layer, framework, "" if prefix is None else name + "/")
        return
    if foreign(config):
        raise unsupported_class(name, class_name[:80])
    inner = inner if isinstance(inner, dict) else {}
    check_class(name, class_name, inner, framework, config.get("module"))
    check_modules(name, inner)
    check_activation(name, class_name, inner.get("activation"), framework)


def check_object(config, framework):
    """What a SavedModel keeps of one of Keras' objects, a metric perhaps: nothing in it may be run."""
    name, class_name, inner = str(layer_name(config)), config.get("class_name"), config.get("config")
    if class_name in RUNNING:
        check_class(name, class_name, inner if isinstance(inner, dict) else {}, framework)
    check_modules(name, config)


def check_modules(name, config):
    """Keras imports the modules that a config names."""
    if isinstance(config, list):
        for value in config:
            check_modules(name, value)
    if isinstance(config, dict):
        if foreign(config) or config.get("class_name") in ("Lambda", "__lambda__"):
            raise unsupported_class(name, str(config.get("class_name"))[:80])
        for value in config.values():
            check_modules(name, value)


def layer_name(config):
    inner = config.get("config")
    return config.get("name") or (inner.get("name") if isinstance(inner, dict) else None) or "model"


def foreign(config):
    """Whether an object is registered by a package other than Keras, or lives in another module."""
    module, registered = config.get("module"), config.get("registered_name")
    return (isinstance(module, str) and module.split(".")[0] not in OWN_MODULES) or \
        (isinstance(registered, str) and ">" in registered)


def check_class(name, class_name, config, framework, module=None):
    if class_name in ("TFOpLambda", "SlicingOpLambda"):
        if config.get("function") not in FUNCTIONS:
            raise unsupported_class(name, f"tf.{config.get('function')}"[:80], "function")
    elif class_name == "TensorFlowOpLayer":
        operation = node_operation(config.get("node_def"))
        if operation not in NODES:
            raise unsupported_class(name, f"TensorFlow operation {operation}"[:80], "function")
    elif class_name != "InputLayer" and ALIASES.get(class_name, class_name) not in LAYERS \
            and class_name not in framework.operation_classes:
        is_function = isinstance(module, str) and ".ops." in module
        raise unsupported_class(name, class_name[:80], "function" if is_function else "class")


def node_operation(node):
    if isinstance(node, dict):
        return node.get("op")
    import tensorflow as tf

    try:
        return tf.compat.v1.NodeDef.FromString(node.encode("utf-8")).op
    except Exception:
        return None


def check_activation(name, class_name, activation, framework):
    """An activation is a name, a function of Keras in an object, or a layer in an object."""
    if activation is None:
        return
    described = activation
    if isinstance(activation, dict):
        described = activation.get("class_name")
        if described in LAYER_STAGES and not foreign(activation):
            inner = activation.get("config")
            return check_activation(name, class_name, inner.get("activation") if isinstance(inner, dict) else None, framework)
        if described == "function":
            described = activation.get("config")
        elif not foreign(activation) and isinstance(activation.get("config"), str):
            described = activation["config"]
    if not isinstance(described, str) or described not in framework.activation_words:
        raise UnsupportedLayerError(name, class_name, f"the activation '{str(described)[:80]}' is not supported.", SUPPORTED)


def cleaned(config):
    """The config without what only training needs: initializers, regularizers, constraints, which may be anybody's."""
    if isinstance(config, dict):
        return {key: cleaned(value) for key, value in config.items()
                if not key.endswith(("_initializer", "_regularizer", "_constraint")) and key != "compile_config"}
    return [cleaned(value) for value in config] if isinstance(config, list) else config
