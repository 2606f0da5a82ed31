import numpy as np
import pytest
from conftest import write_photo

from petface import cat_files, csv_labels, voc
from petface.points import NAMES, bounds

POINTS = [(10.5, 20), (30, 21), (20, 40), (2, 15), (5, 1), (12, 8), (26, 9), (33, 2), (38, 16)]


def landmark_row(name, split, hidden=()):
    seen = ["0" if i in hidden else "1" for i in range(9)]
    return [name, "120", "90", "dog", "somewhere", split] + [str(v) for p in POINTS for v in p] + seen


def write_landmarks(folder, rows):
    head = ["file", "width", "height", "species", "source", "split"]
    head += [f"{n}_{c}" for n in NAMES for c in "xy"] + [f"{n}_visible" for n in NAMES]
    (folder / "landmarks.csv").write_text("\n".join(",".join(r) for r in [head, *rows]) + "\n")


def test_landmarks_csv_gives_points_in_order_and_lighter_hidden_ones(tmp_path):
    write_landmarks(tmp_path, [landmark_row("a.jpg", "train", hidden=(4,)), landmark_row("b.jpg", "test")])
    (sample,) = csv_labels.read_landmarks(str(tmp_path), "train")
    assert sample.path == str(tmp_path / "labelled" / "a.jpg")
    assert sample.species == 1 and sample.split == "train"
    np.testing.assert_array_equal(sample.points, np.array(POINTS, np.float32))
    assert sample.weights[4] == np.float32(csv_labels.HIDDEN_WEIGHT)
    assert (np.delete(sample.weights, 4) == 1).all()


def test_a_split_never_holds_photos_of_another(tmp_path):
    write_landmarks(tmp_path, [landmark_row(f"{s}.jpg", s) for s in ("train", "val", "test")])
    for split in ("train", "val", "test"):
        assert [s.split for s in csv_labels.read_landmarks(str(tmp_path), split)] == [split]
    assert len(csv_labels.read_landmarks(str(tmp_path))) == 3


def test_bodies_csv_gives_species_and_box(tmp_path):
    (tmp_path / "bodies.csv").write_text(
        "file,width,height,species,body_x0,body_y0,body_x1,body_y1\nc.jpg,224,168,cat,50.2,40.0,172.9,109.1\n")
    (sample,) = csv_labels.read_bodies(str(tmp_path))
    assert sample.species == 0 and sample.points is None
    np.testing.assert_allclose(sample.body, [50.2, 40.0, 172.9, 109.1], rtol=1e-6)


def test_cat_file_gives_its_nine_points(tmp_path):
    write_photo(tmp_path / "CAT_00" / "1.jpg")
    numbers = " ".join(f"{int(v)}" for p in POINTS for v in p)
    (tmp_path / "CAT_00" / "1.jpg.cat").write_text(f"9 {numbers} ")
    (tmp_path / "CAT_00" / "without_photo.jpg.cat").write_text(f"9 {numbers} ")
    (sample,) = cat_files.read_cat_files(str(tmp_path))
    assert sample.path.endswith("1.jpg") and sample.species == 0
    np.testing.assert_array_equal(sample.points, np.trunc(POINTS))


@pytest.mark.parametrize("text", ["", "9 1 2 3", "8 " + "1 " * 18, "9 " + "x " * 18, "9 " + "nan " * 18])
def test_a_broken_cat_file_is_refused(text):
    with pytest.raises(cat_files.CatFileError):
        cat_files.parse(text)


def test_voc_box_counts_pixels_from_one_and_includes_the_last(tmp_path):
    write_photo(tmp_path / "photos" / "x.jpg")
    (tmp_path / "x.xml").write_text(
        "<annotation><filename>x.jpg</filename><object><name>cat</name><bndbox><xmin>1</xmin><ymin>11</ymin>"
        "<xmax>120</xmax><ymax>20</ymax></bndbox></object></annotation>")
    (sample,) = voc.read_voc(str(tmp_path), str(tmp_path / "photos"))
    np.testing.assert_array_equal(sample.face, [0, 10, 120, 20])
    assert sample.species == 0 and sample.points is None


def test_the_face_box_is_the_bounds_of_the_points():
    np.testing.assert_array_equal(bounds(np.array(POINTS)), [2, 1, 38, 40])
