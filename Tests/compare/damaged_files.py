"""Small damaged JPEG and PNG files, one for each kind of damage that programs show all the same."""

import struct
import zlib

from compare_images import jpeg, picture, png


def markers(data):
    """(code, offset of its 0xFF) of every marker of a JPEG, those inside entropy-coded data too."""
    return [(data[i + 1], i) for i in range(len(data) - 1) if data[i] == 0xFF and data[i + 1] not in (0, 0xFF)]


def offset_of(data, code, number=0):
    return [offset for found, offset in markers(data) if found == code][number]


def without_segments(data, code):
    """Leaves out all segments of a kind that come before the first scan."""
    result, position = data[:2], 2
    while data[position + 1] != 0xDA:
        length = 2 + int.from_bytes(data[position + 2:position + 4], "big")
        if data[position + 1] != code:
            result += data[position:position + length]
        position += length
    return result + data[position:]


def scan_start(data):
    offset = offset_of(data, 0xDA)
    return offset + 2 + int.from_bytes(data[offset + 2:offset + 4], "big")


def with_flipped_bits(data, share, count):
    """Damages bytes of the first scan without making or breaking a marker."""
    data = bytearray(data)
    start = scan_start(data)
    end = min(offset for code, offset in markers(data) if offset > start and not 0xD0 <= code <= 0xD7)
    position = start + int((end - start) * share)
    while count:
        if 0xFF not in data[position - 1:position + 2] and data[position] ^ 0x55 != 0xFF:
            data[position] ^= 0x55
            count -= 1
        position += 1
    return bytes(data)


def jpegs():
    source = picture(56, 44)
    baseline = jpeg(source, quality=40)
    restarts = jpeg(source, quality=40, restart_marker_blocks=1)
    progressive = jpeg(source, quality=40, progressive=True)
    grey = jpeg(source.convert("L"), quality=40)
    yield "stray bytes between segments", baseline[:20] + b"\0\0\x12" + baseline[20:]
    yield "stray bytes with 0xFF 0x00", baseline[:20] + b"\1\xff\0\2" + baseline[20:]
    table = offset_of(baseline, 0xDB)
    yield "an APP1 length of 0", baseline[:table] + b"\xff\xe1\0\0" + baseline[table:]
    yield "an APP1 length that is too short", baseline[:table] + b"\xff\xe1\0\4abcdef" + baseline[table:]
    yield "no end marker", baseline[:-2]
    yield "no end marker, progressive", progressive[:-2]
    yield "bytes in front of the end marker", baseline[:-2] + b"\1\2\3" + baseline[-2:]
    for share in (0.2, 0.4, 0.9):
        start = scan_start(baseline)
        yield f"cut off after {share:.0%}", baseline[:start + int((len(baseline) - start) * share)]
    for share in (0.55, 0.8, 0.95):
        start = scan_start(progressive)
        yield f"progressive, cut off after {share:.0%}", progressive[:start + int((len(progressive) - start) * share)]
    for number in (1, 3, 6, 9):
        yield f"last scans missing, {number} left", progressive[:offset_of(progressive, 0xDA, number)] + b"\xff\xd9"
    yield "cut off, grey", grey[:scan_start(grey) + 60]
    yield "cut off, restart markers", restarts[:scan_start(restarts) + 200]
    yield "end marker in the middle", baseline[:scan_start(baseline) + 150] + b"\xff\xd9"
    for number in (1, 3):
        position = offset_of(restarts, 0xD0 + number)
        yield f"restart marker {number} lost", restarts[:position] + restarts[position + 2:]
        yield f"restart marker {number} with its data lost", (
            restarts[:offset_of(restarts, 0xD0 + number - 1) + 2] + restarts[position + 2:])
    position = offset_of(restarts, 0xD2)
    for wrong in (0xD1, 0xD3, 0xD4, 0xD5, 0xD7, 0xD0):
        yield f"restart marker {wrong - 0xD0} instead of 2", (
            restarts[:position + 1] + bytes([wrong]) + restarts[position + 2:])
    yield "restart marker twice", restarts[:position] + restarts[position:position + 2] + restarts[position:]
    yield "a marker without meaning in the data", restarts[:position + 5] + b"\xff\x42" + restarts[position + 5:]
    yield "no Huffman tables", without_segments(baseline, 0xC4)
    for share in (0.1, 0.5):
        yield f"damaged codes at {share:.0%}", with_flipped_bits(baseline, share, 3)
        yield f"damaged codes at {share:.0%}, restart markers", with_flipped_bits(restarts, share, 3)
        yield f"damaged codes at {share:.0%}, progressive", with_flipped_bits(progressive, share, 3)
    yield "a scan is repeated", (
        progressive[:offset_of(progressive, 0xDA, 1)]
        + progressive[offset_of(progressive, 0xDA):offset_of(progressive, 0xDA, 1)]
        + progressive[offset_of(progressive, 0xDA, 1):])
    frame, scan = offset_of(baseline, 0xC0), offset_of(baseline, 0xDA)
    same = bytearray(baseline)
    for component in range(3):
        same[frame + 10 + 3 * component] = 1
        same[scan + 5 + 2 * component] = 1
    yield "components of one identifier", bytes(same)


def chunks(data):
    result, position = [], 8
    while position < len(data):
        length = int.from_bytes(data[position:position + 4], "big")
        result.append((data[position + 4:position + 8], data[position + 8:position + 8 + length]))
        position += 12 + length
    return result


def rebuild(parts, broken=()):
    """A PNG of (type, content) pairs; the chunk types in `broken` get a wrong checksum."""
    data = b"\x89PNG\r\n\x1a\n"
    for kind, content in parts:
        checksum = zlib.crc32(kind + content) ^ (1 if kind in broken else 0)
        data += struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)
    return data


def pngs():
    """(name, file, a sound file with the same picture where Pillow shows less of it)."""
    for name, data in simple_pngs():
        yield name, data, None
    plain = chunks(png(picture(24, 18)))
    data = dict(plain)[b"IDAT"]
    yield "checksum of the pixels", rebuild(
        [plain[0], (b"IDAT", data[:-1] + bytes([data[-1] ^ 1])), plain[-1]]), rebuild(plain)
    yield "data split by another chunk", rebuild(
        [plain[0], (b"IDAT", data[:100]), (b"tEXt", b"a\0b"), (b"IDAT", data[100:]), plain[-1]]), rebuild(plain)
    palette = chunks(png(picture(24, 18).quantize(16), bits=4))
    opacities = (b"tRNS", b"\0\x80")
    yield "transparency twice", rebuild(
        [*palette[:2], opacities, (b"tRNS", b"\1"), *palette[2:]]), rebuild([*palette[:2], opacities, *palette[2:]])


def simple_pngs():
    source = picture(24, 18)
    plain = chunks(png(source))
    palette = chunks(png(source.quantize(16), bits=4))
    lookup = dict(plain)
    yield "checksum of an ancillary chunk", rebuild(
        [plain[0], (b"tEXt", b"a\0b"), *plain[1:]], broken=(b"tEXt",))
    yield "checksum of the data", rebuild(plain, broken=(b"IDAT",))
    yield "checksum of the end", rebuild(plain, broken=(b"IEND",))
    data = lookup[b"IDAT"]
    yield "no checksum of the pixels", rebuild([plain[0], (b"IDAT", data[:-4]), plain[-1]])
    yield "no end chunk", rebuild(plain[:-1])
    whole = rebuild(plain)
    for share in (0.3, 0.8):
        yield f"cut off after {share:.0%}", whole[:41 + int(len(data) * share)]
    yield "data end early", rebuild([plain[0], (b"IDAT", data[:len(data) // 2]), plain[-1]])
    raw = zlib.decompress(data)
    yield "a row filter that is none", rebuild(
        [plain[0], (b"IDAT", zlib.compress(raw[:73 * 6] + b"\x07" + raw[73 * 6 + 1:])), plain[-1]])
    yield "too much data", rebuild([plain[0], (b"IDAT", zlib.compress(raw + bytes(100))), plain[-1]])
    yield "an unknown critical chunk", rebuild([plain[0], (b"ABCD", b"x"), *plain[1:]])
    header, colors, pixels, end = palette[0], palette[1], palette[-2], palette[-1]
    yield "palette index beyond the palette", rebuild([header, (b"PLTE", colors[1][:30]), pixels, end])
    yield "palette too long", rebuild([header, (b"PLTE", colors[1] + bytes(range(60))), pixels, end])
    yield "palette of no whole number of colours", rebuild([header, (b"PLTE", colors[1] + b"\1"), pixels, end])
    yield "transparency before the palette", rebuild([header, (b"tRNS", b"\0\x80"), colors, pixels, end])
    yield "transparency longer than the palette", rebuild([header, colors, (b"tRNS", bytes(range(20))), pixels, end])
    yield "transparency with opacities", rebuild(
        [*chunks(png(source.convert("RGBA")))[:1], (b"tRNS", bytes(6)), *chunks(png(source.convert("RGBA")))[1:]])
