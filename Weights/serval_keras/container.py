"""The container of models and dumps: safetensors with checksums. See Docs/WeightFormat.md."""

import numpy as np
import xxhash

from . import output
from .errors import ExportError
from .network import compact_json

FORMAT_VERSION = "1"
HEADER_ALIGNMENT = 64
HEADER_LIMIT = 100_000_000
CHECKSUM_PLACEHOLDER = "0" * 16
DTYPES = {"float32": "F32", "float64": "F64", "int8": "I8", "uint8": "U8", "int32": "I32", "int64": "I64"}


def checksum(data):
    """XXH64 with seed 0 as 16 lower-case hexadecimal digits."""
    return xxhash.xxh64(data, seed=0).hexdigest()


def encode(tensors, metadata, kind):
    """The file's bytes in pieces. `tensors` (name -> array) are laid out by descending element size, then in order."""
    arrays = {name: np.ascontiguousarray(array) for name, array in tensors.items()}
    names = sorted(arrays, key=lambda name: -arrays[name].itemsize)
    pieces, sums, entries, offset = [], {}, {}, 0
    for name in names:
        array = arrays[name]
        if array.dtype.name not in DTYPES:
            raise ExportError(f"Tensor '{name}' has the element type {array.dtype.name}, which the file cannot hold.")
        data = array.astype(array.dtype.newbyteorder("<"), copy=False).tobytes()
        entries[name] = {"dtype": DTYPES[array.dtype.name], "shape": list(array.shape),
                         "data_offsets": [offset, offset + len(data)]}
        sums[name] = checksum(data)
        pieces.append(data)
        offset += len(data)
    metadata = {"serval.format_version": FORMAT_VERSION, "serval.kind": kind, **metadata,
                "serval.checksums": compact_json(sums), "serval.header_checksum": CHECKSUM_PLACEHOLDER}
    return [_header({"__metadata__": metadata, **entries}), *pieces]


def write(path, tensors, metadata, kind):
    """Writes the file whole or not at all, and returns its size in bytes."""
    pieces = encode(tensors, metadata, kind)
    output.write(path, pieces)
    return sum(len(piece) for piece in pieces)


def _header(header):
    text = compact_json(header).encode()
    text += b" " * (-(8 + len(text)) % HEADER_ALIGNMENT)
    if len(text) > HEADER_LIMIT:
        raise ExportError(f"The header would take {len(text)} bytes, the limit is {HEADER_LIMIT}.")
    # Inside a JSON string its quotes would be escaped, so this is the value itself.
    before = f'"serval.header_checksum":"{CHECKSUM_PLACEHOLDER}"'.encode()
    after = before.replace(CHECKSUM_PLACEHOLDER.encode(), checksum(text).encode())
    position = text.index(before)
    text = text[:position] + after + text[position + len(before):]
    return len(text).to_bytes(8, "little") + text
