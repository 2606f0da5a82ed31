#!/usr/bin/env python3
"""Measures `serval track` on videos made of still photos, whose true motion is known.

    swift build -c release --product serval
    python Benchmarks/tracking/measure.py Weights/chelsea.png            # jitter and lag
    python Benchmarks/tracking/measure.py ONE.jpg OTHER.jpg --passing    # two animals that pass each other
    python Benchmarks/tracking/measure.py Weights/chelsea.png --speed    # frames a second, followed and detected anew

Each photo becomes a video in which it moves, grows, shrinks and turns, with noise. The points found are carried back
into the photo, where they should rest:

- jitter: the root mean square of their change from frame to frame, in pixels of the video;
- lag: by how many frames smoothed points lie behind the unsmoothed ones, along the motion.

Needs NumPy and Pillow; results go to standard output, with --json as JSON.
"""
import argparse
import json
import math
import pathlib
import subprocess
import sys
import tempfile
import time

import numpy as np
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Pose:
    """Where a frame shows a photo: pixel p of it at scale * R(angle) * (p - middle) + place."""

    def __init__(self, photo, place, scale, angle):
        self.middle = np.array([photo.width, photo.height]) / 2
        self.place = np.array(place, float)
        self.matrix = scale * np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])

    def in_frame(self, points):
        return (points - self.middle) @ self.matrix.T + self.place

    def in_photo(self, points):
        return (points - self.place) @ np.linalg.inv(self.matrix).T + self.middle

    def draw(self, canvas, photo):
        inverse = np.linalg.inv(self.matrix)
        shift = self.middle - inverse @ self.place
        rows = [*inverse[0], shift[0], *inverse[1], shift[1]]
        moved = photo.convert("RGBA").transform(canvas.size, Image.Transform.AFFINE, rows, Image.Resampling.BILINEAR)
        canvas.paste(moved, mask=moved.getchannel("A"))


def background(width, height):
    ramp = np.linspace(90, 150, width)[None, :, None] + np.zeros((height, 1, 3))
    return Image.fromarray(ramp.astype(np.uint8))


def noisy(canvas, deviation, rng):
    pixels = np.asarray(canvas, np.float32)
    return np.clip(pixels + rng.normal(0, deviation, pixels.shape), 0, 255)


def planes(rgb):
    """Y, U and V by the full-range BT.601 matrix of JPEG, the colours of 2 x 2 pixels averaged."""
    r, g, b = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    y = 0.299 * r + 0.587 * g + 0.114 * b
    quarter = lambda c: c.reshape(c.shape[0] // 2, 2, c.shape[1] // 2, 2).mean(axis=(1, 3))
    u, v = quarter(128 + 0.564 * (b - y)), quarter(128 + 0.713 * (r - y))
    return b"".join(np.clip(p + 0.5, 0, 255).astype(np.uint8).tobytes() for p in (y, u, v))


def write_video(path, frames, width, height):
    with open(path, "wb") as file:
        file.write(f"YUV4MPEG2 W{width} H{height} F30:1 Ip A1:1 C420jpeg XCOLORRANGE=FULL\n".encode())
        for rgb in frames:
            file.write(b"FRAME\n" + planes(rgb))


def fitted(path, side):
    photo = Image.open(path).convert("RGB")
    photo.thumbnail((side, side))
    return photo


def track(serval, video, *options):
    command = [serval, "track", video, "--json", *options]
    result = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, check=True)
    return [json.loads(line)["faces"] for line in result.stdout.splitlines()]


def moving(photo, count, width, height, noise):
    """A photo that pans, zooms and turns back and forth, and its poses."""
    rng, poses, frames = np.random.default_rng(1), [], []
    fit = 0.85 * min(width / photo.width, height / photo.height)
    for step in range(count):
        phase = 2 * math.pi * step / count
        place = (width / 2 + 0.14 * width * math.sin(phase), height / 2 + 0.1 * height * math.sin(2 * phase))
        poses.append(Pose(photo, place, fit * (0.85 + 0.15 * math.sin(phase + 1)), 0.35 * math.sin(phase)))
        canvas = background(width, height)
        poses[-1].draw(canvas, photo)
        frames.append(noisy(canvas, noise, rng))
    return frames, poses


def points(faces):
    return [np.array(list(face["landmarks"].values())) for face in faces]


def measure_motion(args, path, folder):
    photo = fitted(path, 640)
    frames, poses = moving(photo, args.frames, args.width, args.height, args.noise)
    video = folder / "moving.y4m"
    write_video(video, frames, args.width, args.height)
    smoothed, raw = track(args.serval, video), track(args.serval, video, "--raw")
    seen = [t for t in range(args.frames) if len(smoothed[t]) == 1 and len(raw[t]) == 1]
    ids = sorted({face["id"] for faces in smoothed for face in faces})
    figures = {"photo": str(path), "frames": args.frames, "frames_with_one_face": len(seen), "ids": ids}
    jitter, behind, motion = {"raw": [], "smoothed": []}, 0.0, 0.0
    for t in seen:
        if t < 10 or t - 1 not in seen:  # What smoothing needs to begin with is left out.
            continue
        before = poses[t - 1]
        for name, faces in (("raw", raw), ("smoothed", smoothed)):
            now, last = points(faces[t])[0], points(faces[t - 1])[0]
            resting = before.in_frame(poses[t].in_photo(now))
            jitter[name].append(((resting - last) ** 2).sum(axis=1).mean())
        now = points(raw[t])[0]
        speed = now - before.in_frame(poses[t].in_photo(now))
        behind += ((now - points(smoothed[t])[0]) * speed).sum()
        motion += (speed ** 2).sum()
    if motion == 0:
        return {**figures, "jitter_raw": None, "jitter_smoothed": None, "share": None, "lag_frames": None}
    rms = {name: math.sqrt(np.mean(values)) for name, values in jitter.items()}
    return {**figures, "jitter_raw": rms["raw"], "jitter_smoothed": rms["smoothed"],
            "share": rms["smoothed"] / rms["raw"], "lag_frames": behind / motion}


def measure_passing(args, paths, folder):
    """Two photos that pass each other, the first before the second; whether both keep their numbers."""
    rng, frames, truth = np.random.default_rng(2), [], []
    photos = [fitted(path, 0.42 * args.width) for path in paths]
    for step in range(args.frames):
        way = step / (args.frames - 1)
        canvas, places = background(args.width, args.height), []
        # From where both are whole; the way back crosses behind, a little higher.
        for photo, x, y in ((photos[1], 0.78 - 0.56 * way, 0.47), (photos[0], 0.22 + 0.56 * way, 0.53)):
            places.append(x * args.width)
            Pose(photo, (places[-1], y * args.height), 1, 0).draw(canvas, photo)
        truth.append(places[::-1])
        frames.append(noisy(canvas, args.noise, rng))
    video = folder / "passing.y4m"
    write_video(video, frames, args.width, args.height)
    tracked = track(args.serval, video)

    def ids(t):
        """Of both animals, by the side that they are on; None where not both are seen."""
        faces = sorted(tracked[t], key=lambda face: face["box"][0] + face["box"][2])
        if len(faces) != 2:
            return None
        order = [face["id"] for face in faces]
        return order if truth[t][0] < truth[t][1] else order[::-1]

    begin = next((ids(t) for t in range(args.frames // 4) if ids(t)), None)
    end = next((ids(t) for t in reversed(range(args.frames * 3 // 4, args.frames)) if ids(t)), None)
    return {"photos": [str(path) for path in paths], "ids_at_begin": begin, "ids_at_end": end,
            "kept": None if begin is None or end is None else begin == end}


def measure_speed(args, path, folder):
    """Frames a second of following and of detecting in every frame, in turns, without the time to start."""
    photo = fitted(path, 640)
    frames, _ = moving(photo, args.frames, args.width, args.height, args.noise)
    short, long = folder / "short.y4m", folder / "long.y4m"
    write_video(short, frames[:1], args.width, args.height)
    write_video(long, frames, args.width, args.height)

    def seconds(video, every):
        start = time.perf_counter()
        track(args.serval, video, "--every", every, "--threads", args.threads)
        return time.perf_counter() - start

    times = {10: [], 1: []}
    for _ in range(args.repetitions):
        for every in times:
            times[every].append(seconds(long, every) - seconds(short, every))
    rate = {every: (args.frames - 1) / min(values) for every, values in times.items()}
    ratios = [one / ten for ten, one in zip(times[10], times[1])]
    return {"photo": str(path), "frames": args.frames, "size": [args.width, args.height], "threads": args.threads,
            "followed_fps": rate[10], "detected_fps": rate[1], "ratio": rate[10] / rate[1],
            "median_ratio": float(np.median(ratios))}


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("photos", nargs="+", type=pathlib.Path, help="photos of one animal each")
    p.add_argument("--passing", action="store_true", help="two photos: the animals pass each other")
    p.add_argument("--speed", action="store_true", help="measures frames a second instead")
    p.add_argument("--frames", type=int, default=120)
    p.add_argument("--width", type=int, default=1280)
    p.add_argument("--height", type=int, default=720)
    p.add_argument("--noise", type=float, default=6, help="its standard deviation in levels of 0 to 255")
    p.add_argument("--threads", type=int, default=1, help="of --speed")
    p.add_argument("--repetitions", type=int, default=5, help="of --speed")
    p.add_argument("--serval", type=pathlib.Path, default=ROOT / ".build/release/serval")
    p.add_argument("--json", action="store_true", help="an object for each result instead of text")
    args = p.parse_args()
    if args.passing and len(args.photos) != 2:
        p.error("--passing needs two photos")
    if args.frames < 20 or args.width % 2 or args.height % 2:
        p.error("at least 20 frames and an even size are needed")
    if not args.serval.is_file():
        p.error(f"there is no {args.serval}; build it with 'swift build -c release --product serval'")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        if args.passing:
            results = [measure_passing(args, args.photos, folder)]
        else:
            measure = measure_speed if args.speed else measure_motion
            results = (measure(args, path, folder) for path in args.photos)
        for result in results:
            print(json.dumps(result) if args.json else text(result), flush=True)


def text(result):
    form = lambda v: f"{v:.3f}" if isinstance(v, float) else str(v)
    return "\n".join(f"{name.replace('_', ' '):22}{form(value)}" for name, value in result.items()) + "\n"


if __name__ == "__main__":
    sys.exit(main())
