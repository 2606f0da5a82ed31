"""ncnn in float32. Its input is the image as channels, height, width."""

from importlib.metadata import version

import ncnn
import numpy as np


class Engine:
    def version(self):
        return "ncnn " + version("ncnn").split(".")[-1]

    def load(self, path, threads):
        self.net = ncnn.Net()
        self.net.opt.num_threads = threads
        self.net.opt.use_fp16_packed = self.net.opt.use_fp16_storage = self.net.opt.use_fp16_arithmetic = False
        self.net.opt.use_bf16_storage = False
        ncnn.set_omp_num_threads(threads)
        if self.net.load_param(path) != 0 or self.net.load_model(path.replace(".param", ".bin")) != 0:
            raise RuntimeError(f"ncnn cannot load {path}")
        self.names = self.net.input_names()[0], self.net.output_names()[-1]

    def run(self, x):
        self.pixels = np.ascontiguousarray(x[0].transpose(2, 0, 1))
        self.x = ncnn.Mat(self.pixels)  # refers to the array
        return np.array(self.invoke())

    def invoke(self):
        extractor = self.net.create_extractor()
        extractor.input(self.names[0], self.x)
        return extractor.extract(self.names[1])[1]
