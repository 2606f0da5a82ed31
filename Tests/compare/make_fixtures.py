"""Writes the image fixtures of the tests: small files made with Pillow and png_writer.py, and a hash of the pixels
that Pillow decodes from them (for PNG kinds: of the samples written).

Usage, from the package directory: python Tests/compare/make_fixtures.py
Pixel hashes are FNV-1a, 64 bits, of the interleaved RGB bytes; the opacity bytes follow where there are any.
"""

import base64
import io
import pathlib
import textwrap

import numpy as np
from PIL import Image, ImageFile, ImageOps

from compare_images import jpeg, picture, reference
from damaged_files import jpegs, pngs
from png_writer import all_kinds

TESTS = pathlib.Path(__file__).resolve().parent.parent / "ServalImageTests"


def fnv1a(data):
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 % (1 << 64)
    return value


def patched(data, offset, values):
    result = bytearray(data)
    result[offset:offset + len(values)] = values
    return bytes(result)


def jpeg_fixtures():
    source = picture(21, 17)
    small = picture(19, 13)
    for subsampling in ("4:4:4", "4:2:2", "4:2:0", "4:1:1"):
        yield f"baseline {subsampling}", jpeg(source, quality=70, subsampling=subsampling)
    yield "progressive 4:4:4", jpeg(source, quality=85, subsampling="4:4:4", progressive=True)
    yield "progressive 4:2:0", jpeg(source, quality=85, subsampling="4:2:0", progressive=True)
    yield "grey", jpeg(source.convert("L"), quality=80)
    yield "progressive grey", jpeg(source.convert("L"), quality=80, progressive=True)
    yield "RGB", jpeg(small, quality=60, keep_rgb=True)
    cmyk = jpeg(small.convert("CMYK"), quality=60)
    yield "CMYK", cmyk
    yield "YCCK", patched(cmyk, cmyk.index(b"Adobe") + 11, [2])
    yield "restart markers", jpeg(source, quality=50, restart_marker_blocks=1)
    yield "progressive restart markers", jpeg(source, quality=50, restart_marker_blocks=1, progressive=True)
    yield "optimised tables", jpeg(source, quality=95, optimize=True)
    yield "16-bit quantization", jpeg(small, qtables=[[300] * 64, [400] * 64])
    exif = Image.Exif()
    exif[0x0112] = 6
    yield "EXIF orientation 6", jpeg(small, quality=40, exif=exif)
    rgb = jpeg(Image.blend(picture(48, 48), Image.new("RGB", (48, 48), (128, 128, 128)), 0.7), quality=20, keep_rgb=True)
    frame = rgb.index(b"\xff\xc0") + 4
    for factors in (((1, 2), (1, 1), (1, 1)), ((4, 2), (1, 1), (1, 1)), ((2, 2), (2, 1), (1, 2)), ((3, 1), (1, 1), (1, 1))):
        data = patched(rgb, frame + 1, [0, 13, 0, 21])
        for component, (horizontal, vertical) in enumerate(factors):
            data = patched(data, frame + 7 + component * 3, [horizontal << 4 | vertical])
        yield "sampling " + ", ".join(f"{h}x{v}" for h, v in factors), data


def swift_fixture(name, data, width, height, digest):
    lines = textwrap.wrap(base64.b64encode(data).decode(), 100)
    body = "\n".join("                " + line for line in lines)
    return (
        f'        Fixture(\n            name: "{name}", width: {width}, height: {height}, hash: 0x{digest:016X},\n'
        f'            base64: """\n{body}\n                """),')


def write(type_name, comment, fixtures, element="Fixture"):
    content = "\n".join(fixtures)
    text = (
        f"// Written by Tests/compare/make_fixtures.py.\n\n/// {comment}\nenum {type_name} {{\n"
        f"    static let all: [{element}] = [\n{content}\n    ]\n}}\n")
    (TESTS / f"{type_name}.swift").write_text(text)


def lenient_reference(data):
    """Pillow's pixels of a damaged file, and its opacities where the file has any."""
    ImageFile.LOAD_TRUNCATED_IMAGES = True
    try:
        image = Image.open(io.BytesIO(data))
        image.load()
        has_alpha = image.mode in ("RGBA", "LA") or "transparency" in image.info
        alpha = np.asarray(image.convert("RGBA"))[..., 3].tobytes() if has_alpha else b""
        return np.asarray(image.convert("RGB")), alpha
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = False


def reduced_fixtures():
    """What libjpeg-turbo makes of the sound files decoded smaller: (name, factor, width, height, hash)."""
    for name, data in jpeg_fixtures():
        for factor in (2, 4, 8):
            image = Image.open(io.BytesIO(data))
            size = [-(-side // factor) for side in image.size]
            image.draft(None, [max(1, side // factor) for side in image.size])
            assert list(image.size) == size, name
            pixels = np.asarray(ImageOps.exif_transpose(image).convert("RGB"))
            yield name, factor, pixels.shape[1], pixels.shape[0], fnv1a(pixels.tobytes())


def main():
    files = []
    for name, data in jpegs():
        pixels, _ = lenient_reference(data)
        files.append(swift_fixture(name, data, pixels.shape[1], pixels.shape[0], fnv1a(pixels.tobytes())))
    write("DamagedJPEGFixtures", "Damaged JPEG files with the pixels that libjpeg-turbo makes of them.", files)
    files = []
    for name, data, sound in pngs():
        pixels, alpha = lenient_reference(sound or data)
        files.append(swift_fixture(name, data, pixels.shape[1], pixels.shape[0], fnv1a(pixels.tobytes() + alpha)))
    write("DamagedPNGFixtures", "Damaged PNG files with the pixels that Pillow makes of them.", files)
    files = [
        f'        ReducedFixture(name: "{name}", factor: {factor}, width: {width}, height: {height}, hash: 0x{digest:016X}),'
        for name, factor, width, height, digest in reduced_fixtures()]
    write("ReducedFixtures", "What libjpeg-turbo makes of the JPEG fixtures decoded smaller.", files, "ReducedFixture")
    files = []
    for name, data in jpeg_fixtures():
        pixels = np.asarray(reference(data))
        files.append(swift_fixture(name, data, pixels.shape[1], pixels.shape[0], fnv1a(pixels.tobytes())))
    write("JPEGFixtures", "JPEG files of every supported kind with the pixels that libjpeg-turbo makes of them.", files)
    files = []
    for name, data, rgb, alpha in all_kinds(np.random.default_rng(7), 11, 9):
        if not (", 16 bits" in name and "type 0" in name):
            assert (np.asarray(Image.open(io.BytesIO(data)).convert("RGB")) == rgb).all(), name
        digest = fnv1a(rgb.tobytes() + (b"" if alpha is None else alpha.tobytes()))
        files.append(swift_fixture(name, data, 11, 9, digest))
    write("PNGFixtures", "PNG files of every colour type, bit depth and interlacing, with and without tRNS.", files)


if __name__ == "__main__":
    main()
