"""Reader of Pascal VOC annotations, as the Oxford-IIIT Pet set has for heads."""

import os
import xml.etree.ElementTree as ElementTree

import numpy as np

from .sample import SPECIES, Sample


def parse(text):
    """File name and, for each object, its name and box x0, y0, x1, y1.

    VOC counts pixels from 1 and includes the last: [xmin, xmax] covers the continuous range xmin - 1 to xmax.
    """
    root = ElementTree.fromstring(text)
    objects = []
    for item in root.iter("object"):
        corner = {tag: float(item.findtext(f"bndbox/{tag}")) for tag in ("xmin", "ymin", "xmax", "ymax")}
        box = np.array([corner["xmin"] - 1, corner["ymin"] - 1, corner["xmax"], corner["ymax"]], np.float32)
        objects.append(((item.findtext("name") or "").strip().lower(), box))
    return root.findtext("filename"), objects


def read_voc(annotations, images):
    """Samples with a face box, from the annotations (*.xml) that hold exactly one object."""
    samples = []
    for name in sorted(os.listdir(annotations)):
        if not name.endswith(".xml"):
            continue
        with open(os.path.join(annotations, name), encoding="utf-8") as file:
            photo, objects = parse(file.read())
        path = os.path.join(images, photo or name[:-4] + ".jpg")
        if len(objects) != 1 or not os.path.exists(path):
            continue
        label, box = objects[0]
        samples.append(Sample(path=path, species=SPECIES.get(label), face=box, source="VOC"))
    return samples
