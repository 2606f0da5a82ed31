"""The inputs that fuzzing begins with: small files of every kind, made of what the project has.

Models need none: the fuzzer's mutator makes them.
"""
import base64
import json
import pathlib
import re
import struct

TESTS = pathlib.Path(__file__).resolve().parent.parent


def fixtures(name):
    """The image files that the decoders' tests hold as base64."""
    text = (TESTS / "ServalImageTests" / f"{name}Fixtures.swift").read_text()
    return [base64.b64decode("".join(block.split())) for block in re.findall(r'"""(.*?)"""', text, re.S)]


def pixmaps():
    raw = bytes(range(1, 25))
    plain = " ".join(str(value) for value in raw).encode()
    return [
        b"P5\n4 3\n255\n" + raw[:12], b"P6 2 2 255\n" + raw[:12], b"P2\n# a comment\n3 2\n15\n1 2 3\n4 5 15\n",
        b"P3 2 2 255 " + plain, b"P5 2 2 65535\n" + raw[:8], b"P6\n1\n1\n1023\n" + bytes([0, 1, 2, 3, 3, 255]),
        b"P5 1 1 1 \x01", b"P2 1 1 65535 65535",
    ]


def texts():
    values = [
        {"a": [1, -2.5, 1e-7, 3e38, True, False, None], "b": {"c": "d", "é": "\u0000\n\"\\/"}},
        [[], {}, [[]], "", 0, -0.0, 9223372036854775807, -9223372036854775808], "😀\u2028\u0301", 1e300, 12345678901234567,
        {str(index): index for index in range(20)}, {"inputs": ["x"], "outputs": ["y"], "layers": []},
    ]
    found = [json.dumps(value).encode() for value in values]
    found += [json.dumps(values[0], ensure_ascii=False, indent=2).encode()]
    return found + [rb'"\ud83d\ude00\u00e9\b\f\/"', b" [ 1 , 2 ]\r\n\t", b'{"a":{"b":{"c":{"d":[[[[[1]]]]]}}}}', b"1E+2", b"-0"]


def arrays():
    found = []
    for descr, size in [("<f4", 4), ("<f8", 8), ("|i1", 1), ("|u1", 1), ("<i4", 4), ("<i8", 8), ("<f2", 2)]:
        for shape, count in [("(2, 3)", 6), ("(5,)", 5), ("()", 1), ("(0, 4)", 0), ("(1, 2, 1, 2)", 4)]:
            header = f"{{'descr': '{descr}', 'fortran_order': False, 'shape': {shape}, }}".encode()
            header += b" " * (-(10 + len(header) + 1) % 64) + b"\n"
            found.append(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header + bytes(range(1, 1 + size * count)))
    header = b'{"shape": (3,1), "fortran_order": True, "descr": "<f4"}\n'
    found.append(b"\x93NUMPY\x02\x00" + struct.pack("<I", len(header)) + header + bytes(12))
    return found


def container(tensors, metadata):
    header, data = {}, b""
    if metadata is not None:
        header["__metadata__"] = metadata
    for name, (kind, shape, content) in tensors.items():
        header[name] = {"dtype": kind, "shape": shape, "data_offsets": [len(data), len(data) + len(content)]}
        data += content
    text = json.dumps(header).encode()
    text += b" " * (-(8 + len(text)) % 64)
    return struct.pack("<Q", len(text)) + text + data


def containers():
    dump = {
        "model": "m", "keras_version": "3", "backend": "b", "graph_checksum": "0" * 16, "sample": None,
        "layers": {"x": {"shape": [1, 2]}, "y": {"shape": [1, 3]}},
    }
    dump_metadata = {"serval.format_version": "1", "serval.kind": "dump", "serval.dump": json.dumps(dump)}
    values = {"input:x": ("F32", [1, 2], bytes(8)), "output:y": ("F32", [1, 3], bytes(12)), "photo": ("U8", [5], b"photo")}
    return [
        container({}, None), container({"a": ("F32", [2], bytes(8))}, {}),
        container({"a": ("F64", [1], bytes(8)), "b": ("F16", [2, 1], bytes(4)), "c": ("I8", [], b"\1")}, {"k": "v"}),
        container({"a": ("F32", [0, 3], b""), "b": ("I32", [1], bytes(4))}, {"k": "{\"a\":1}"}),
        container(values, dump_metadata),
    ]


def tables():
    points = [
        "left_eye", "right_eye", "mouth", "left_ear_outer", "left_ear_tip", "left_ear_inner", "right_ear_inner",
        "right_ear_tip", "right_ear_outer",
    ]
    titles = [f"{point}_{axis}" for point in points for axis in "xy"]
    flags = [f"{point}_visible" for point in points]
    numbers = [f"{10 * index}.5" for index in range(18)]
    full = ["file", "width", "height", "species", "split"] + titles + flags
    row = ["a.jpg", "640", "480", "cat", "test"] + numbers + ["1", "0"] * 4 + ["1"]
    short = ["file", "width", "height"] + titles
    return [
        "\n".join(",".join(cells) for cells in table).encode() for table in [
            [full, row, ["\"b, \"\"c\"\".jpg\""] + row[1:4] + ["train"] + row[5:]],
            [short, ["é.png", "1", "2"] + numbers], [short[::-1], (["x", "3", "4"] + numbers)[::-1], [""]],
        ]
    ] + [b"\xef\xbb\xbf" + ",".join(short).encode() + b"\r\n" + ",".join(["a", "9", "9"] + numbers).encode() + b"\r\n"]


def videos():
    found = []
    sizes = {"mono": 1, "420jpeg": 1.5, "420": 1.5, "422": 2, "444": 3, "444alpha": 4}
    for space, factor in sizes.items():
        frame = b"FRAME\n" + bytes(index * 5 % 256 for index in range(int(4 * 2 * factor)))
        found.append(f"YUV4MPEG2 W4 H2 F25:1 Ip A1:1 C{space} XCOLORRANGE=FULL\n".encode() + 2 * frame)
    odd = b"FRAME Ixyz\n" + bytes(range(15 + 2 * 6)) + b"\n"
    found.append(b"YUV4MPEG2 W5 H3\n" + odd + b"junk" + odd)
    found.append(b"YUV4MPEG2 W2 H2 Cmono F0:0\nFRAME\n" + bytes(3))
    pictures = sorted((file for file in fixtures("JPEG") if len(file) <= 700), key=len)[:4]
    found += [picture + picture for picture in pictures] + [b"".join(pictures[:2]), pictures[0][:-2] + pictures[1]]
    part = b"--part\r\nContent-Type: image/jpeg\r\n\r\n"
    return found + [part + pictures[0] + b"\r\n" + part + pictures[1] + b"\r\n--part--\r\n"]


SEEDS = {
    "photo-png": lambda: [file for file in fixtures("PNG") if len(file) <= 2048],
    "photo-jpeg": lambda: [file for file in fixtures("JPEG") if len(file) <= 4096],
    "photo-pnm": pixmaps, "json": texts, "npy": arrays, "container": containers, "csv": tables, "video": videos,
}


def seeds(name):
    """The contents of a target's seeds."""
    return SEEDS[name]() if name in SEEDS else []
