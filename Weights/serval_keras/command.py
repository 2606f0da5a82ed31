"""What the commands share: options, and errors as one line and exit code 2."""

import argparse
import os
import re
import sys

from . import output
from .errors import ExportError


def input_size(text):
    """'161x225' as (height, width)."""
    parts = text.lower().split("x")
    if len(parts) != 2 or not all(part.isdigit() and 0 < int(part) <= 65536 for part in parts):
        raise argparse.ArgumentTypeError(f"'{text}' is not HEIGHTxWIDTH")
    return int(parts[0]), int(parts[1])


def positive(text):
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is not a positive whole number")
    return int(text)


def add_model_options(parser):
    parser.add_argument("model", metavar="MODEL.keras|.h5|FOLDER")
    parser.add_argument("-o", "--output", required=True, metavar="OUT.safetensors")
    parser.add_argument("--input-size", type=input_size, metavar="HEIGHTxWIDTH",
                        help="of a model that leaves it open, or another one than its own")


def with_negative_values(arguments):
    """'--offset -103.9,-116.8' as '--offset=-103.9,-116.8': argparse takes a list that begins with a minus for an option."""
    joined = []
    for argument in arguments:
        follows = joined and re.fullmatch(r"--[a-z-]+", joined[-1]) and re.match(r"-[\d.]", argument)
        if follows:
            joined[-1] += f"={argument}"
        else:
            joined.append(argument)
    return joined


def counted(count, noun):
    """'1 layer', '2,048 layers'."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def printable(text):
    """On one line, without what would steer a terminal: names come from other people's files."""
    return "".join(character if character.isprintable() else repr(character)[1:-1] for character in text)


def inputs(options):
    """The files and folders that the options name."""
    names = [getattr(options, name, None) for name in ("model", "input", "labels", "task", "preprocessing")]
    return [name for name in names if isinstance(name, str) and os.path.exists(name)]


def run(main, parser, arguments=None):
    """Runs `main(options)`; exit code 2 for what the person can mend."""
    options = parser.parse_args(with_negative_values(sys.argv[1:] if arguments is None else arguments))
    try:
        if hasattr(options, "output"):
            output.check(options.output, inputs(options))
        return main(options) or 0
    except ExportError as error:
        print(f"{parser.prog}: {printable(str(error))}", file=sys.stderr)
        return 2
