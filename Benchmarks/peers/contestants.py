"""What takes part in a measurement: the peers as processes that sleep between their turns, and Serval."""

import json
import os
import signal
import subprocess
import sys

import numpy as np

import engines

HERE = os.path.dirname(os.path.abspath(__file__))


class Failure(Exception):
    """An engine that cannot load or answer."""


class Peer:
    def __init__(self, name, folder, numeric, threads, isa=None):
        self.name, self.numeric, self.threads = name, numeric, threads
        path = os.path.join(folder, engines.FILES[name][numeric])
        environment = {**os.environ, **(engines.AVX2_ENVIRONMENT[name] if isa == "avx2" else {})}
        self.process = subprocess.Popen(
            [sys.executable, os.path.join(HERE, "worker.py"), name, path, str(threads)], env=environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.version = self.answer()["version"]
        self.folder = folder

    def difference(self):
        """The largest difference from Keras, relative to the largest magnitude."""
        paths = [os.path.join(self.folder, name) for name in ("x.npy", f"{self.name}.{self.numeric}.npy")]
        self.ask({"check": paths})
        return relative_difference(np.load(paths[1]), np.load(os.path.join(self.folder, "y.npy")))

    def measure(self, seconds):
        self.process.send_signal(signal.SIGCONT)
        result = self.ask({"seconds": seconds})
        self.rest()
        return result

    def rest(self):
        """Stops its threads, so that none of them spins while another engine is measured."""
        self.process.send_signal(signal.SIGSTOP)

    def ask(self, request):
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        return self.answer()

    def answer(self):
        line = self.process.stdout.readline()
        if not line:
            raise Failure(f"{self.name} ended with exit code {self.process.wait()}")
        return json.loads(line)

    def close(self):
        self.process.kill()
        self.process.wait()


class Serval:
    """Measured by its own benchmark executable, one run a slice."""

    name, version = "serval", "Serval"

    def __init__(self, benchmark, folder, numeric, threads, backend=None, model=None):
        self.benchmark, self.folder, self.numeric = benchmark, folder, numeric
        self.threads, self.backend = threads, backend
        self.model = model or (self.quantized() if numeric == "int8" else os.path.join(folder, "model.safetensors"))

    def quantized(self):
        """By `serval quantize`, with the inputs that the other engines were calibrated with."""
        path = os.path.join(self.folder, "int8.safetensors")
        if not os.path.exists(path):
            self.called([self.command, "quantize", os.path.join(self.folder, "model.safetensors"), "--calibration",
                         os.path.join(self.folder, "calibration.npy"), "--output", path])
        return path

    @property
    def command(self):
        return os.path.join(os.path.dirname(self.benchmark), "serval")

    def difference(self):
        """By `serval run`, which lies beside the benchmark."""
        command = self.command
        paths = [os.path.join(self.folder, name) for name in ("x.npy", f"serval.{self.numeric}.npy")]
        environment = {**os.environ, **({"SERVAL_BACKEND": self.backend} if self.backend else {})}
        self.called([command, "run", self.model, "--input", paths[0], "--output", paths[1]], environment)
        return relative_difference(np.load(paths[1]), np.load(os.path.join(self.folder, "y.npy")))

    def measure(self, seconds):
        backend = ["--backend", self.backend] if self.backend else []
        return json.loads(self.called([self.benchmark, "network", self.model, "--threads", str(self.threads), *backend,
                                       "--min-time", str(seconds), "--json"]))

    def called(self, command, environment=None):
        try:
            return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout
        except (OSError, subprocess.CalledProcessError) as error:
            raise Failure(f"{' '.join(command)}: {getattr(error, 'stderr', '') or error}") from error

    def rest(self):
        pass

    def close(self):
        pass


def relative_difference(output, expected):
    return float(np.max(np.abs(output.reshape(-1) - expected.reshape(-1))) / np.max(np.abs(expected)))
