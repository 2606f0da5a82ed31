"""Decodes the files of public corpora with Serval and with Pillow and counts the differences by cause.

Usage, from the package directory:

    swift build -c release --product serval-image-tool
    python Tests/compare/compare_corpus.py FOLDER… [--tool .build/release/serval-image-tool] [--json result.json]

Every file below the folders is taken whose content is a PNG, JPEG, PPM or PGM file; equal files count once. Each is
decoded three times by Serval (strict; damaged files as far as they go; JPEGs also reduced) and by Pillow with and
without LOAD_TRUNCATED_IMAGES, each in processes with a limit on time and memory. Files of other kinds are counted by
what Serval's error names them.
"""

import argparse
import collections
import concurrent.futures
import hashlib
import json
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import warnings

import numpy as np
from PIL import Image, ImageFile, ImageOps

MEMORY = 6 << 30
SECONDS = 300
BATCH = 40
# Pixels of a picture that is compared; headers of damaged files may state any size.
LARGEST = 40_000_000
TOO_LARGE = "too large to compare"


def kind(data):
    if data[:2] == b"\xff\xd8":
        return "jpeg"
    if data[:2] == b"\x89P":
        return "png"
    return "pnm" if data[:2] in (b"P2", b"P3", b"P5", b"P6") else None


def limit():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def eight_bits(image):
    """RGB samples as Serval defines them: of 16 bits the high byte, transparency dropped."""
    if image.mode.startswith("I;16"):
        grey = (np.asarray(image).astype(np.uint16) >> 8).astype(np.uint8)
        return np.repeat(grey[..., None], 3, 2)
    if image.mode == "I":
        grey = ((np.asarray(image).astype(np.int64) * 255 + 32767) // 65535).clip(0, 255).astype(np.uint8)
        return np.repeat(grey[..., None], 3, 2)
    return np.asarray(image.convert("RGB"))


def pillow(path, lenient, reduction=1):
    """Pillow's pixels, or its error as text."""
    ImageFile.LOAD_TRUNCATED_IMAGES = lenient
    Image.MAX_IMAGE_PIXELS = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            image = Image.open(path, formats=["JPEG", "PNG", "PPM"])
            if image.width * image.height > LARGEST:
                return TOO_LARGE
            if reduction > 1:
                size = [-(-side // reduction) for side in image.size]
                image.draft(None, [max(1, side // reduction) for side in image.size])
                if list(image.size) != size:
                    return "another size"
            return eight_bits(ImageOps.exif_transpose(image))
        except Exception as error:
            return f"{type(error).__name__}: {error}"


def serval(tool, command, paths, folder):
    """For each path (pixels or None, the words of its line)."""
    arguments, outputs = [], []
    for index, path in enumerate(paths):
        outputs.append(pathlib.Path(folder) / f"{index}.ppm")
        arguments += [str(path), str(outputs[-1])]
    try:
        result = subprocess.run(
            [tool, *command, *arguments], capture_output=True, timeout=SECONDS, preexec_fn=limit, check=False,
            env=os.environ | {"SERVAL_MOST_PIXELS": str(LARGEST)})
        lines, status = result.stdout.decode("utf-8", "replace").splitlines(), result.returncode
    except subprocess.TimeoutExpired:
        lines, status = [], "timeout"
    words = {line.split("\t")[0]: line.split("\t")[1:] for line in lines}
    answers = []
    for path, output in zip(paths, outputs):
        pixels = None
        if output.exists():
            Image.MAX_IMAGE_PIXELS = None
            pixels = np.asarray(Image.open(output)) if output.stat().st_size < LARGEST * 3 else TOO_LARGE
            output.unlink()
        answers.append((pixels, words.get(str(path), ["crash", str(status)])))
    return answers


def difference(expected, found):
    if expected.shape != found.shape:
        return f"size {expected.shape[1]}x{expected.shape[0]} against {found.shape[1]}x{found.shape[0]}"
    delta = np.abs(expected.astype(np.int16) - found.astype(np.int16))
    largest = int(delta.max())
    if largest <= 1:
        return "equal"
    return f"differs by up to {largest} in {100 * float((delta.max(-1) > 1).mean()):.2f} % of the pixels"


def judge(reference, answer):
    pixels, words = answer
    if isinstance(reference, str) and reference == TOO_LARGE:
        return TOO_LARGE
    if isinstance(pixels, str):
        return TOO_LARGE
    if words[0] == "crash":
        return "CRASH " + words[1]
    if isinstance(reference, str):
        return "both refuse" if pixels is None else "only Serval decodes"
    if pixels is None:
        return "refused, of one colour in Pillow" if (reference == reference[0, 0]).all() else "only Pillow decodes"
    return difference(reference, pixels)


def compare(job):
    tool, paths = job
    records = []
    with tempfile.TemporaryDirectory() as folder:
        strict = serval(tool, ["strict"], paths, folder)
        lenient = serval(tool, ["convert"], paths, folder)
        jpegs = [path for path in paths if path.open("rb").read(2) == b"\xff\xd8"]
        reduced = dict(zip(jpegs, serval(tool, ["reduce", "4"], jpegs, folder))) if jpegs else {}
    for path, strict_answer, lenient_answer in zip(paths, strict, lenient):
        strict_reference, lenient_reference = pillow(path, False), pillow(path, True)
        record = {
            "file": str(path),
            "kind": kind(path.open("rb").read(2)),
            "strict": judge(strict_reference, strict_answer),
            "lenient": judge(lenient_reference, lenient_answer),
            "serval strict": strict_answer[1],
            "serval": lenient_answer[1],
            "pillow strict": strict_reference if isinstance(strict_reference, str) else "ok",
            "pillow": lenient_reference if isinstance(lenient_reference, str) else "ok",
        }
        if path in reduced:
            record["reduced"] = judge(pillow(path, True, 4), reduced[path])
        records.append(record)
    return records


def collect(folders):
    pictures, others, seen = [], [], set()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if not path.is_file() or path.is_symlink():
                continue
            data = path.read_bytes()
            digest = hashlib.sha1(data).digest()
            if digest in seen:
                continue
            seen.add(digest)
            (pictures if kind(data) else others).append(path)
    return pictures, others


def name_others(tool, paths):
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        for start in range(0, len(paths), 200):
            for path, (_, words) in zip(paths[start:start + 200], serval(tool, ["convert"], paths[start:start + 200], folder)):
                text = words[1] if len(words) > 1 else words[0]
                named = text.startswith("The file is ")
                counts[text.split(",")[0].split(". ")[0] if named else text.split("(")[0]] += 1
                if not named:
                    print("unnamed", path, words)
    return counts


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    parser.add_argument("--tool", default=".build/release/serval-image-tool", help="the comparison tool")
    parser.add_argument("--json", type=pathlib.Path, help="write a record for each file here")
    parser.add_argument("--jobs", type=int, default=2, help="files compared at a time")
    options = parser.parse_args()
    pictures, others = collect(options.folders)
    jobs = [(options.tool, pictures[start:start + BATCH]) for start in range(0, len(pictures), BATCH)]
    records = []
    with concurrent.futures.ProcessPoolExecutor(options.jobs) as pool:
        for result in pool.map(compare, jobs):
            records += result
    if options.json:
        options.json.write_text(json.dumps(records, indent=1))
    for mode in ("strict", "lenient", "reduced"):
        counts = collections.Counter()
        for record in records:
            if mode in record:
                verdict = record[mode]
                short = verdict.split(" by up")[0].split(" ")[0] if verdict.startswith(("differs", "size")) else verdict
                counts[record["kind"], short] += 1
        print(f"\n{mode}")
        for (name, verdict), count in sorted(counts.items()):
            print(f"  {name:5} {verdict:22} {count:6}")
    print("\nother kinds of files")
    for name, count in sorted(name_others(options.tool, others).items()):
        print(f"  {count:6} {name}")
    crashed = [record["file"] for record in records if "CRASH" in record["strict"] + record["lenient"]]
    print(f"\n{len(records)} pictures, {len(others)} other files, {len(crashed)} crashes or timeouts")
    sys.exit(1 if crashed else 0)


if __name__ == "__main__":
    main()
