"""Layers that pass their input on at inference."""

import keras

NAMES = [
    "Identity", "Dropout", "SpatialDropout1D", "SpatialDropout2D", "SpatialDropout3D", "GaussianNoise",
    "GaussianDropout", "AlphaDropout", "ActivityRegularization",
    "RandomBrightness", "RandomColorDegeneration", "RandomColorJitter", "RandomContrast", "RandomElasticTransform",
    "RandomErasing", "RandomFlip", "RandomGaussianBlur", "RandomGrayscale", "RandomHue", "RandomInvert",
    "RandomPerspective", "RandomPosterization", "RandomRotation", "RandomSaturation", "RandomSharpness",
    "RandomShear", "RandomTranslation", "RandomZoom",
]


def lower_identity(call, builder):
    return builder.emit(call.name, "Identity", call.inputs, builder.function(call))


LAYERS = {getattr(keras.layers, name): lower_identity for name in NAMES if hasattr(keras.layers, name)}
