"""Compares Serval's image decoding, resampling and PNG encoding with Pillow.

Usage, from the package directory:

    swift build -c release --product serval-image-tool
    python Tests/compare/compare_images.py --tool .build/release/serval-image-tool [--photos DIRECTORY]

Needs Pillow and NumPy. Prints, for each group of files, the mean and the largest difference in levels, and exits
with 1 when a group exceeds its tolerance or a file fails to decode.
"""

import argparse
import io
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
from PIL import Image, ImageOps

from png_writer import all_kinds

SIZES = [(1, 1), (2, 3), (7, 5), (8, 8), (9, 17), (16, 16), (17, 33), (33, 31), (64, 48), (97, 131)]


def picture(width, height, seed=0):
    """Smooth colours with edges and noise, so that every coefficient and both ends of the range occur."""
    rng = np.random.default_rng(seed + width * 1000 + height)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    channels = [
        128 + 120 * np.sin(x / 9 + y / 17 + phase) + 60 * ((x // 11 + y // 7) % 2) for phase in (0, 2, 4)
    ]
    noisy = np.stack(channels, -1) + rng.normal(0, 12, (height, width, 3))
    return Image.fromarray(noisy.clip(0, 255).astype(np.uint8))


def jpeg(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", **options)
    return buffer.getvalue()


def png(image, **options):
    buffer = io.BytesIO()
    image.save(buffer, "PNG", **options)
    return buffer.getvalue()


def jpeg_cases():
    for width, height in SIZES:
        source = picture(width, height)
        for subsampling in ("4:4:4", "4:2:2", "4:2:0", "4:1:1"):
            for quality in (1, 30, 75, 90, 100):
                for progressive in (False, True):
                    data = jpeg(source, quality=quality, subsampling=subsampling, progressive=progressive)
                    kind = "progressive" if progressive else "baseline"
                    yield f"jpeg {kind} {subsampling}", data
        for mode in ("L", "CMYK"):
            for progressive in (False, True):
                yield f"jpeg {mode}", jpeg(source.convert(mode), quality=85, progressive=progressive)
        yield "jpeg RGB", jpeg(source, quality=90, keep_rgb=True)
        for blocks in (1, 3):
            for progressive in (False, True):
                yield "jpeg restart markers", jpeg(
                    source, quality=80, restart_marker_blocks=blocks, progressive=progressive)
        for orientation in range(1, 9):
            exif = Image.Exif()
            exif[0x0112] = orientation
            yield "jpeg EXIF orientation", jpeg(source, quality=80, exif=exif)
        yield "jpeg optimised tables", jpeg(source, quality=95, optimize=True)
        yield "jpeg 16-bit quantization", jpeg(source, qtables=[[300] * 64, [400] * 64])


SAMPLINGS = [
    ((1, 2), (1, 1), (1, 1)), ((2, 2), (2, 1), (2, 1)), ((2, 2), (1, 2), (1, 2)), ((4, 1), (1, 1), (1, 1)),
    ((4, 2), (1, 1), (1, 1)), ((4, 1), (2, 1), (2, 1)), ((1, 4), (1, 1), (1, 1)), ((3, 1), (1, 1), (1, 1)),
    ((3, 2), (1, 2), (1, 1)), ((2, 1), (2, 1), (2, 1)), ((1, 1), (2, 2), (1, 1)), ((2, 2), (1, 1), (2, 2)),
    ((2, 4), (1, 1), (1, 1)),
]


def sampling_cases():
    """Rewrites the frame header of an RGB file, whose components share one set of tables, to other samplings.

    The blocks land elsewhere, but the file stays a valid one with more blocks than it needs.
    """
    flat = Image.blend(picture(256, 256), Image.new("RGB", (256, 256), (128, 128, 128)), 0.7)
    for adobe_transform in (0, 1):
        for progressive in (False, True):
            original = bytearray(jpeg(flat, quality=60, keep_rgb=True, progressive=progressive))
            original[original.index(b"Adobe") + 11] = adobe_transform
            for factors in SAMPLINGS:
                yield from with_sampling("jpeg sampling factors", original, factors)
    for factors in ((2, 2), (1, 4), (3, 1)):
        for progressive in (False, True):
            original = jpeg(picture(256, 256).convert("L"), quality=60, progressive=progressive)
            yield from with_sampling("jpeg grey sampling factors", original, [factors])


def with_sampling(group, original, factors):
    frame = original.index(b"\xff\xc2" if b"\xff\xc2" in original else b"\xff\xc0") + 4
    for width, height in ((1, 1), (3, 5), (17, 9), (50, 37), (64, 64), (65, 33)):
        data = bytearray(original)
        data[frame + 1:frame + 5] = height.to_bytes(2, "big") + width.to_bytes(2, "big")
        for component, (horizontal, vertical) in enumerate(factors):
            data[frame + 7 + component * 3] = horizontal << 4 | vertical
        yield group, bytes(data)


def png_cases():
    for width, height in SIZES:
        source = picture(width, height)
        for mode in ("1", "L", "P", "RGB", "LA", "RGBA"):
            yield f"png {mode}", png(source.convert(mode))
        for bits in (1, 2, 4):
            yield f"png palette {bits}-bit", png(source.quantize(1 << bits), bits=bits)
        for level in (0, 1, 9):
            yield f"png level {level}", png(source, compress_level=level)


def reference(data):
    image = Image.open(io.BytesIO(data))
    return ImageOps.exif_transpose(image).convert("RGB")


class Group:
    def __init__(self, tolerance):
        self.tolerance, self.count, self.sum, self.samples, self.maximum = tolerance, 0, 0.0, 0, 0
        self.worst_mean, self.failures = 0.0, []

    def add(self, name, expected, found):
        if found is None or expected.shape != found.shape:
            self.failures.append(name)
            return
        difference = np.abs(expected.astype(int) - found.astype(int))
        self.count += 1
        self.sum += float(difference.sum())
        self.samples += difference.size
        self.maximum = max(self.maximum, int(difference.max()))
        self.worst_mean = max(self.worst_mean, float(difference.mean()))

    @property
    def passed(self):
        return not self.failures and self.maximum <= self.tolerance


def read_ppm(path):
    try:
        return np.asarray(Image.open(path))
    except FileNotFoundError:
        return None


def run(tool, command, jobs):
    """Runs one tool command on many argument lists, in batches."""
    for start in range(0, len(jobs), 100):
        arguments = [str(item) for job in jobs[start:start + 100] for item in job]
        subprocess.run([tool, command, *arguments], check=False)


def compare_decoding(tool, folder, photos, groups):
    cases = [*jpeg_cases(), *sampling_cases(), *png_cases()] + [("photos", path.read_bytes()) for path in photos]
    jobs = []
    for index, (_, data) in enumerate(cases):
        (folder / f"{index}.in").write_bytes(data)
        jobs.append((folder / f"{index}.in", folder / f"{index}.ppm"))
    run(tool, "convert", jobs)
    for index, (group, data) in enumerate(cases):
        expected = np.asarray(reference(data))
        groups.setdefault(group, Group(1)).add(f"{group} #{index}", expected, read_ppm(folder / f"{index}.ppm"))
        (folder / f"{index}.in").unlink()
        (folder / f"{index}.ppm").unlink(missing_ok=True)


def compare_png_kinds(tool, folder, groups):
    """Every colour type, depth and interlacing, against the samples that were written."""
    rng = np.random.default_rng(3)
    jobs, expectations = [], []
    for width, height in ((1, 1), (2, 9), (5, 3), (13, 11), (32, 32), (67, 45)):
        for name, data, rgb, _ in all_kinds(rng, width, height):
            source, result = folder / f"k{len(jobs)}.png", folder / f"k{len(jobs)}.ppm"
            source.write_bytes(data)
            jobs.append((source, result))
            expectations.append((f"{name} {width}x{height}", rgb, result))
    run(tool, "convert", jobs)
    for name, rgb, result in expectations:
        groups.setdefault("png kinds", Group(0)).add(name, rgb, read_ppm(result))


def compare_resizing(tool, folder, groups):
    rng = np.random.default_rng(1)
    jobs, expectations = [], []
    shapes = [((1280, 720), (224, 126)), ((5, 4), (3, 7)), ((1, 1), (9, 2)), ((100, 3), (7, 3)), ((64, 64), (64, 20))]
    shapes += [(tuple(rng.integers(1, 300, 2)), tuple(rng.integers(1, 300, 2))) for _ in range(60)]
    for index, (size, target) in enumerate(shapes):
        image = picture(*(int(v) for v in size), seed=index)
        target = tuple(int(v) for v in target)
        boxes = [(0.0, 0.0, float(size[0]), float(size[1]))]
        corners = np.sort(rng.random((2, 2)), axis=0) * size
        if (corners[1] - corners[0]).min() > 0.01:
            boxes.append(tuple(float(v) for v in corners.reshape(-1)))
        for number, box in enumerate(boxes):
            source, result = folder / f"r{index}-{number}.png", folder / f"r{index}-{number}.ppm"
            image.save(source)
            jobs.append((source, result, *target, *(repr(v) for v in box)))
            expected = image.resize(target, Image.Resampling.BILINEAR, box=box)
            expectations.append(("resize box" if number else "resize", np.asarray(expected), result))
    run(tool, "resize", jobs)
    for group, expected, result in expectations:
        groups.setdefault(group, Group(1)).add(str(result), expected, read_ppm(result))


def compare_encoding(tool, folder, groups):
    jobs, expectations = [], []
    for index, (width, height) in enumerate(SIZES + [(640, 480)]):
        for mode in ("RGB", "RGBA"):
            image = picture(width, height)
            if mode == "RGBA":
                image.putalpha(picture(width, height, 5).convert("L"))
            source, result = folder / f"e{index}{mode}.png", folder / f"e{index}{mode}.out.png"
            image.save(source)
            jobs.append((source, result))
            expectations.append((image, result, source))
    run(tool, "encode", jobs)
    for image, result, source in expectations:
        found = Image.open(result)
        size = result.stat().st_size / source.stat().st_size
        name = f"{image.mode} {image.size}, {size:.2f} of Pillow's size, mode {found.mode}"
        groups.setdefault("png encode", Group(0)).add(
            name, np.asarray(image), np.asarray(found) if found.mode == image.mode else None)
        if image.size == (640, 480):
            print("encoded", name)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", default=".build/release/serval-image-tool", help="the comparison tool")
    parser.add_argument("--photos", type=pathlib.Path, help="a directory of JPEG and PNG photos to decode as well")
    options = parser.parse_args()
    photos = []
    if options.photos:
        photos = sorted(p for p in options.photos.iterdir() if p.suffix.lower() in (".jpg", ".jpeg", ".png"))
    groups = {}
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        compare_decoding(options.tool, folder, photos, groups)
        compare_png_kinds(options.tool, folder, groups)
        compare_resizing(options.tool, folder, groups)
        compare_encoding(options.tool, folder, groups)
    print(f"{'group':32} {'files':>6} {'mean':>9} {'worst mean':>11} {'max':>4}  verdict")
    for name, group in groups.items():
        mean = group.sum / max(group.samples, 1)
        verdict = "ok" if group.passed else "FAILED " + "; ".join(group.failures[:3])
        print(f"{name:32} {group.count:6} {mean:9.5f} {group.worst_mean:11.5f} {group.maximum:4}  {verdict}")
    sys.exit(0 if all(group.passed for group in groups.values()) else 1)


if __name__ == "__main__":
    main()
