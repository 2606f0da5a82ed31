"""The networks to measure: their names, and how Keras builds each of them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Network:
    """A constructor of keras.applications with its arguments, the input's side in pixels and the range of its values."""

    constructor: str
    size: int
    range: tuple
    options: dict = field(default_factory=dict)


def without_top(constructor, size, bounds, **options):
    return Network(constructor, size, bounds, {"include_top": False, **options})


SIGNED, BYTES, CENTRED, STANDARDISED = (-1, 1), (0, 255), (-124, 152), (-2.2, 2.7)

NETWORKS = {
    # The bundled networks' architecture: with a head of three dense layers.
    "pet-face": without_top("MobileNetV2", 224, SIGNED, pooling="max"),
    "mobilenet-v2-0.35-96": Network("MobileNetV2", 96, SIGNED, {"alpha": 0.35}),
    "mobilenet-v1": Network("MobileNet", 224, SIGNED),
    "mobilenet-v3-large": Network("MobileNetV3Large", 224, BYTES),
    "mobilenet": without_top("MobileNet", 224, SIGNED),
    "mobilenet-0.25": without_top("MobileNet", 224, SIGNED, alpha=0.25),
    "mobilenet-v2": without_top("MobileNetV2", 224, SIGNED),
    "mobilenet-v3-small": without_top("MobileNetV3Small", 224, BYTES),
    "efficientnet-b0": without_top("EfficientNetB0", 224, BYTES),
    "efficientnet-v2-b0": without_top("EfficientNetV2B0", 224, BYTES),
    "nasnet-mobile": without_top("NASNetMobile", 224, SIGNED),
    "xception": without_top("Xception", 299, SIGNED),
    "inception-v3": without_top("InceptionV3", 299, SIGNED),
    "resnet-50": without_top("ResNet50", 224, CENTRED),
    "densenet-121": without_top("DenseNet121", 224, STANDARDISED),
    "vgg-16": without_top("VGG16", 96, CENTRED),
    "convnext-tiny": without_top("ConvNeXtTiny", 224, BYTES),
}
