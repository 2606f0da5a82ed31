"""What the commands share: options, and errors as one line and exit code 2."""

import argparse
import sys

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


def run(main, parser, arguments=None):
    """Runs `main(options)`; exit code 2 for what the person can mend."""
    options = parser.parse_args(arguments)
    try:
        return main(options) or 0
    except ExportError as error:
        print(f"{parser.prog}: {error}", file=sys.stderr)
        return 2
