"""Layers and functions that pass their input on at inference."""

from ..builder import Value

NAMES = [
    "Identity", "Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "GaussianNoise",
    "GaussianDropout", "AlphaDropout", "ActivityRegularization", "StochasticDepth",
    "RandomBrightness", "RandomColorDegeneration", "RandomColorJitter", "RandomContrast", "RandomElasticTransform",
    "RandomErasing", "RandomFlip", "RandomGaussianBlur", "RandomGrayscale", "RandomHeight", "RandomHue", "RandomInvert",
    "RandomPerspective", "RandomPosterization", "RandomRotation", "RandomSaturation", "RandomSharpness",
    "RandomShear", "RandomTranslation", "RandomWidth", "RandomZoom",
]
FLOATS = ("float16", "bfloat16", "float32", "float64")


def lower_identity(call, builder):
    return builder.emit(call.name, "Identity", call.inputs, call=call)


def cast(call, builder):
    """Between types of real numbers; the network computes in float32 in any case."""
    kind = call.options.get("dtype")
    kind = getattr(kind, "name", kind)
    if not isinstance(call.options["x"], Value) or kind not in FLOATS:
        raise call.unsupported(f"it converts to {kind}.", f"conversions to {', '.join(FLOATS)}")
    return builder.emit(call.name, "Identity", [call.options["x"]], call=call)


LAYERS = dict.fromkeys(NAMES, lower_identity)
FUNCTIONS = {"identity": lower_identity, "cast": cast}
