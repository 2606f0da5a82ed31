"""`decoding` of `serval.task`: how a network's numbers become faces. Docs/WeightFormat.md describes both kinds."""

from .errors import ExportError

CHANNEL_LIMIT = 1 << 20
SIZE_LIMIT = 1 << 14
KEYS = {
    "dense_faces": ({"kind", "stride", "species", "channels", "score_threshold", "suppression_iou", "peak_window"}, set()),
    "heat_maps": ({"kind", "reach", "crop", "facts"}, {"score"}),
}
SCORES = ("product", "geometric_mean", "detector")
LOGISTIC = {"intercept": (-1e3, 1e3), "detector": (0, 1e3), "presence": (0, 1e3), "threshold": (1e-6, 1)}


def check(decoding, point_count, output_shapes):
    """Refuses what the reader would refuse. `output_shapes`: without the batch."""
    kind = decoding.get("kind") if isinstance(decoding, dict) else None
    if kind not in KEYS:
        raise ExportError(f"A task's decoding is an object whose kind is one of {', '.join(KEYS)}.")
    needed, optional = KEYS[kind]
    if not needed <= set(decoding) <= needed | optional:
        raise ExportError(f"A decoding of the kind {kind} has the keys {', '.join(sorted(needed))}"
                          + "".join(f" and may have {key}" for key in sorted(optional)) + ".")
    if kind == "dense_faces":
        least = [_dense_faces(decoding, point_count)]
    else:
        least = [point_count, _heat_maps(decoding, point_count)]
    found = [shape[-1] if shape else 0 for shape in output_shapes]
    if len(found) != len(least) or any(have < need for have, need in zip(found, least)):
        raise ExportError(f"The decoding {kind} needs outputs of at least {least} channels; the model's have {found}.")


def _dense_faces(decoding, point_count):
    species = decoding["species"]
    if not (isinstance(species, list) and species and all(isinstance(s, str) and s for s in species)
            and len(set(species)) == len(species)):
        raise ExportError("A decoding's species is a list of one or more different names.")
    _number(decoding, "stride", 1, SIZE_LIMIT, whole=True)
    _number(decoding, "score_threshold", 0, 1)
    _number(decoding, "suppression_iou", 0, 1)
    _number(decoding, "peak_window", 1, SIZE_LIMIT, whole=True)
    if decoding["peak_window"] % 2 == 0:
        raise ExportError("A decoding's peak_window is an odd number.")
    return _groups(decoding["channels"], "channels", {
        "score": 1, "box": 4, "species": len(species), "points": 2 * point_count, "visible": point_count})


def _heat_maps(decoding, point_count):
    _number(decoding, "reach", 0, 4)
    _number(decoding, "crop", 0.1, 10)
    _score(decoding.get("score", "product"))
    return _groups(decoding["facts"], "facts", {"presence": 1, "species": 1, "visible": point_count})


def _score(score):
    if isinstance(score, dict):
        if set(score) != {"kind", *LOGISTIC} or score["kind"] != "logistic":
            raise ExportError(f"A decoding's score of the kind logistic has the keys {', '.join(LOGISTIC)}.")
        for key, (least, most) in LOGISTIC.items():
            _number(score, key, least, most)
    elif score not in SCORES:
        raise ExportError(f"A decoding's score is one of {', '.join(SCORES)}, or an object of the kind logistic.")


def _groups(value, name, sizes):
    """The number of channels that all groups take; `value` names the first of each."""
    if not isinstance(value, dict) or set(value) != set(sizes):
        raise ExportError(f"A decoding's {name} are an object with the keys {', '.join(sizes)}.")
    taken = set()
    for key, size in sizes.items():
        _number(value, key, 0, CHANNEL_LIMIT, whole=True)
        channels = set(range(value[key], value[key] + size))
        if taken & channels:
            raise ExportError(f"A decoding's {name} give {key} a channel that another group has.")
        taken |= channels
    return max(taken) + 1


def _number(value, key, least, most, whole=False):
    number = value[key]
    kinds = int if whole else (int, float)
    if isinstance(number, bool) or not isinstance(number, kinds) or not least <= number <= most:
        raise ExportError(f"A decoding's {key} is a {'whole ' if whole else ''}number of {least} to {most}.")
