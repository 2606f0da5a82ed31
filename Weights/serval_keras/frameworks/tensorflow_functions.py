"""TensorFlow's functions as Keras 2 names them in a model's graph, with TensorFlow's own names of their arguments."""

# symbol -> (name in `lowering.FUNCTIONS`, {TensorFlow's argument name: the name there}, in TensorFlow's order)
FUNCTIONS = {}


def define(name, symbols, arguments):
    """`arguments`: 'x=features alpha', the name in `lowering.FUNCTIONS` before the sign where they differ."""
    pairs = [part.split("=") for part in arguments.split()]
    for symbol in symbols.split():
        FUNCTIONS[symbol] = name, {pair[-1]: pair[0] for pair in pairs}


for _name, _symbols in {
        "add": "math.add __operators__.add compat.v1.add", "subtract": "math.subtract __operators__.subtract",
        "multiply": "math.multiply __operators__.multiply", "maximum": "math.maximum", "minimum": "math.minimum",
        "divide": "math.truediv math.divide realdiv __operators__.truediv compat.v1.div", "power": "math.pow"}.items():
    define(_name, _symbols, "left=x right=y")
for _name, _symbols in {
        "sigmoid": "math.sigmoid nn.sigmoid keras.backend.sigmoid", "tanh": "math.tanh nn.tanh tanh keras.backend.tanh",
        "softsign": "nn.softsign", "exponential": "math.exp", "negative": "math.negative", "square": "math.square",
        "absolute": "math.abs", "flatten": "keras.backend.batch_flatten", "hard_sigmoid_2": "keras.backend.hard_sigmoid",
        "silu": "keras.activations.swish", "mish": "keras.activations.mish"}.items():
    define(_name, _symbols, "x")
define("add", "nn.bias_add", "left=value right=bias data_format")
define("relu", "nn.relu", "x=features")
define("relu6", "nn.relu6", "x=features")
define("silu", "nn.silu nn.swish", "x=features beta")
define("selu", "nn.selu", "x=features")
define("softplus", "math.softplus nn.softplus", "x=features")
define("elu", "nn.elu", "x=features")
define("leaky_relu", "nn.leaky_relu", "x=features slope=alpha")
define("gelu", "nn.gelu keras.activations.gelu", "x=features approximate")
define("softmax", "nn.softmax keras.backend.softmax", "x=logits axis")
define("identity", "identity stop_gradient", "x=input")
define("cast", "cast", "x dtype")
define("clip", "clip_by_value", "x=t low=clip_value_min high=clip_value_max")
define("mean", "math.reduce_mean", "x=input_tensor axis keepdims")
define("max", "math.reduce_max", "x=input_tensor axis keepdims")
define("sum", "math.reduce_sum", "x=input_tensor axis keepdims")
define("concatenate", "concat", "tensors=values axis")
define("stack", "stack", "tensors=values axis")
define("reshape", "reshape", "x=tensor shape")
define("squeeze", "squeeze", "x=input axis")
define("squeeze", "compat.v1.squeeze", "x=input axis name squeeze_dims")
define("expand_dims", "expand_dims compat.v1.expand_dims", "x=input axis")
define("transpose", "transpose compat.v1.transpose", "x=a axes=perm conjugate")
define("get_item", "__operators__.getitem", "x=tensor key=slice_spec")
define("reverse", "reverse", "x=tensor axis")
define("split", "split", "x=value sections=num_or_size_splits axis")
define("pad", "pad", "x=tensor paddings mode value=constant_values")
define("pad", "compat.v1.pad", "x=tensor paddings mode name value=constant_values")
define("resize", "image.resize", "x=images size method preserve_aspect_ratio antialias")
define("depth_to_space", "nn.depth_to_space", "x=input block=block_size data_format")
define("space_to_depth", "nn.space_to_depth space_to_depth", "x=input block=block_size data_format")

# Arguments that change the result, and the only values under which it stays what `lowering.FUNCTIONS` means.
ONLY = {"beta": (1.0,), "data_format": ("NHWC", None), "conjugate": (False,), "preserve_aspect_ratio": (False,),
        "antialias": (False,), "squeeze_dims": (None,)}

# Operations of TensorFlow 2.0 … 2.3, where Keras kept `x / 127.5` as a TensorFlowOpLayer: operation -> name
NODES = {
    "Add": "add", "AddV2": "add", "BiasAdd": "add", "Sub": "subtract", "Mul": "multiply", "RealDiv": "divide",
    "Div": "divide", "Maximum": "maximum", "Minimum": "minimum", "Pow": "power", "Relu": "relu", "Relu6": "relu6",
    "Sigmoid": "sigmoid", "Tanh": "tanh", "Elu": "elu", "Selu": "selu", "Softplus": "softplus", "Softsign": "softsign",
    "Exp": "exponential", "Neg": "negative", "Square": "square", "Abs": "absolute", "Softmax": "softmax",
    "Identity": "identity", "StopGradient": "identity", "Mean": "mean", "Max": "max", "Sum": "sum", "Reshape": "reshape",
    "Transpose": "transpose", "ReverseV2": "reverse", "ConcatV2": "concatenate", "Cast": "cast", "LeakyRelu": "leaky_relu",
    "Squeeze": "squeeze", "ExpandDims": "expand_dims",
}
