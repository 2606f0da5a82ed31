"""Writes PNG files of every colour type, bit depth, interlacing and row filter, which Pillow cannot.

`write_png` returns the file and the RGB picture and opacity that a decoder should make of it.
"""

import struct
import zlib

import numpy as np

CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]


def chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def pack_rows(samples, depth):
    """Rows of packed bytes from samples shaped (rows, columns, channels)."""
    rows = samples.reshape(samples.shape[0], -1)
    if depth == 16:
        return [row.astype(">u2").tobytes() for row in rows]
    if depth == 8:
        return [row.astype(np.uint8).tobytes() for row in rows]
    bits = ((rows[:, :, None] >> np.arange(depth - 1, -1, -1)) & 1).reshape(rows.shape[0], -1)
    return [np.packbits(row.astype(np.uint8)).tobytes() for row in bits]


def filter_row(kind, row, above, distance):
    """Applies a row filter, in the words of the specification."""
    result = bytearray()
    for index, value in enumerate(row):
        a = row[index - distance] if index >= distance else 0
        b = above[index]
        c = above[index - distance] if index >= distance else 0
        p = a + b - c
        nearest = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
        result.append((value - (0, a, b, (a + b) // 2, nearest)[kind]) & 255)
    return bytes(result)


def write_png(samples, color_type, depth, interlaced=False, palette=None, transparency=None, filters=(0, 1, 2, 3, 4),
              split=None, level=6):
    height, width, channels = samples.shape
    assert channels == CHANNELS[color_type]
    distance = max(1, depth * channels // 8)
    raw = bytearray()
    count = 0
    for x, y, step_x, step_y in ADAM7 if interlaced else [(0, 0, 1, 1)]:
        part = samples[y::step_y, x::step_x]
        if part.size == 0:
            continue
        above = None
        for row in pack_rows(part, depth):
            kind = filters[count % len(filters)]
            count += 1
            raw += bytes([kind]) + filter_row(kind, row, above or bytes(len(row)), distance)
            above = row
    header = struct.pack(">IIBBBBB", width, height, depth, color_type, 0, 0, int(interlaced))
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header)
    if palette is not None:
        data += chunk(b"PLTE", palette.astype(np.uint8).tobytes())
    if transparency is not None:
        data += chunk(b"tRNS", transparency if isinstance(transparency, bytes) else b"".join(
            struct.pack(">H", int(value)) for value in transparency))
    compressed = zlib.compress(bytes(raw), level)
    split = split or len(compressed)
    for start in range(0, len(compressed), split):
        data += chunk(b"IDAT", compressed[start:start + split])
    data += chunk(b"IEND", b"")
    return data, *expected(samples, color_type, depth, palette, transparency)


def expected(samples, color_type, depth, palette, transparency):
    """The RGB picture and the opacity (None if opaque)."""
    alpha = None
    if color_type == 3:
        rgb = palette[samples[:, :, 0]]
        if transparency is not None:
            table = np.full(256, 255)
            table[:len(transparency)] = list(transparency)
            alpha = table[samples[:, :, 0]]
    else:
        scaled = samples >> 8 if depth == 16 else samples * (255 // ((1 << depth) - 1))
        rgb = scaled[:, :, :3] if color_type in (2, 6) else np.repeat(scaled[:, :, :1], 3, axis=2)
        if color_type in (4, 6):
            alpha = scaled[:, :, -1]
        elif transparency is not None:
            alpha = np.where((samples == np.array(transparency)).all(axis=2), 0, 255)
    return rgb.astype(np.uint8), None if alpha is None else alpha.astype(np.uint8)


def smooth_samples(rng, width, height, channels, maximum):
    """Gradients with a little noise, over the whole range."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [(x * (channel + 2) + y * 3 + channel * 5) / (width + height) for channel in range(channels)]
    values = np.stack(planes, -1) % 1.0 * maximum + rng.integers(0, 2, (height, width, channels))
    return values.round().astype(int).clip(0, maximum)


def all_kinds(rng, width, height):
    """A file of every kind: name, file, RGB, opacity."""
    for color_type, depths in DEPTHS.items():
        for depth in depths:
            for interlaced in (False, True):
                palette = None
                maximum = (1 << depth) - 1
                if color_type == 3:
                    palette = rng.integers(0, 256, (maximum + 1, 3))
                samples = smooth_samples(rng, width, height, CHANNELS[color_type], maximum)
                name = f"type {color_type}, {depth} bits" + (", interlaced" if interlaced else "")
                yield name, *write_png(samples, color_type, depth, interlaced, palette)
                if color_type in (4, 6):
                    continue
                transparency = [0, 40, 200][:maximum] if color_type == 3 else list(samples[0, 0])
                if color_type == 3:
                    transparency = bytes(transparency)
                yield name + ", tRNS", *write_png(samples, color_type, depth, interlaced, palette, transparency, split=7)
