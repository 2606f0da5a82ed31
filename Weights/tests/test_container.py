"""The container's rules, and that a plain safetensors reader opens it."""

import json
import os

import numpy as np
import pytest
import safetensors
import xxhash

from serval_keras import container, output
from serval_keras.errors import ExportError

TENSORS = {"b/kernel": np.arange(12, dtype=np.float32).reshape(3, 4), "bytes": np.arange(5, dtype=np.uint8),
           "a": np.array([1.5], np.float32), "empty": np.zeros((0, 3), np.float32)}


@pytest.fixture
def path(tmp_path):
    container.write(tmp_path / "x.safetensors", TENSORS, {"serval.graph": '{"serval.header_checksum":"é"}'}, "model")
    return tmp_path / "x.safetensors"


def header_of(path):
    data = path.read_bytes()
    length = int.from_bytes(data[:8], "little")
    return data, length, json.loads(data[8:8 + length])


def test_a_safetensors_reader_opens_it(path):
    with safetensors.safe_open(path, "numpy") as file:
        assert set(file.keys()) == set(TENSORS)
        for name, array in TENSORS.items():
            np.testing.assert_array_equal(file.get_tensor(name), array)
        assert file.metadata()["serval.kind"] == "model"
        assert file.metadata()["serval.format_version"] == "1"


def test_tensors_lie_aligned_without_gaps_and_cover_the_file(path):
    data, length, header = header_of(path)
    assert (8 + length) % 64 == 0 and data[8:9] == b"{"
    spans = sorted(entry["data_offsets"] for name, entry in header.items() if name != "__metadata__")
    assert [begin for begin, _ in spans] == [0, *[end for _, end in spans[:-1]]]
    assert 8 + length + spans[-1][1] == len(data)
    for name, entry in header.items():
        if name not in ("__metadata__", "bytes"):
            assert entry["data_offsets"][0] % 4 == 0


def test_every_tensor_has_its_checksum(path):
    data, length, header = header_of(path)
    sums = json.loads(header["__metadata__"]["serval.checksums"])
    assert set(sums) == set(TENSORS)
    for name, digits in sums.items():
        begin, end = header[name]["data_offsets"]
        assert digits == xxhash.xxh64(data[8 + length + begin:8 + length + end], seed=0).hexdigest()


def test_the_header_has_a_checksum_over_itself_with_its_digits_as_zeros(path):
    data, length, header = header_of(path)
    digits = header["__metadata__"]["serval.header_checksum"]
    text = data[8:8 + length]
    assert text.count(digits.encode()) == 1
    assert xxhash.xxh64(text.replace(digits.encode(), b"0" * 16)).hexdigest() == digits


def test_a_checksum_is_sixteen_lower_case_digits():
    assert container.checksum(b"") == "ef46db3751d8e999"
    assert container.checksum(b"a") == "d24ec4f1a98c6e5b"


def test_the_same_content_gives_the_same_bytes(path, tmp_path):
    again = tmp_path / "again.safetensors"
    container.write(again, TENSORS, {"serval.graph": '{"serval.header_checksum":"é"}'}, "model")
    assert again.read_bytes() == path.read_bytes()


def test_an_element_type_that_the_file_cannot_hold_is_refused_and_nothing_is_left(tmp_path):
    with pytest.raises(ExportError, match="complex64"):
        container.write(tmp_path / "x", {"a": np.zeros(2, np.complex64)}, {}, "model")
    assert os.listdir(tmp_path) == []


def test_a_failed_write_keeps_the_old_file_and_leaves_no_other(path, monkeypatch):
    before = path.read_bytes()

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(output.os, "replace", fail)
    with pytest.raises(ExportError, match="No space left"):
        container.write(path, {"a": np.zeros(2, np.float32)}, {}, "model")
    assert path.read_bytes() == before and os.listdir(path.parent) == [path.name]
