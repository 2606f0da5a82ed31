"""MNN's CPU backend in float32."""

from importlib.metadata import version

import MNN
import numpy as np


class Engine:
    def version(self):
        return "MNN " + version("MNN")

    def load(self, path, threads):
        self.interpreter = MNN.Interpreter(path)
        self.session = self.interpreter.createSession({"backend": "CPU", "numThread": threads, "precision": "high"})
        self.input = self.interpreter.getSessionInput(self.session)
        self.output = self.interpreter.getSessionOutput(self.session)

    def run(self, x):
        kind = self.input.getDimensionType()
        self.input.copyFrom(MNN.Tensor(x.shape, MNN.Halide_Type_Float, np.ascontiguousarray(x), kind))
        self.invoke()
        shape = self.output.getShape()
        result = MNN.Tensor(shape, MNN.Halide_Type_Float, np.zeros(shape, np.float32), kind)
        self.output.copyToHostTensor(result)
        return np.array(result.getNumpyData()).copy()

    def invoke(self):
        self.interpreter.runSession(self.session)
