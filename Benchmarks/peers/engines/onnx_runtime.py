"""ONNX Runtime's CPU provider (MLAS)."""

import numpy as np
import onnxruntime


class Engine:
    def version(self):
        return "ONNX Runtime " + onnxruntime.__version__

    def load(self, path, threads):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session = onnxruntime.InferenceSession(path, options, providers=["CPUExecutionProvider"])
        self.binding = self.session.io_binding()
        self.binding.bind_output(self.session.get_outputs()[0].name)

    def run(self, x):
        self.x = np.ascontiguousarray(x)
        self.binding.bind_cpu_input(self.session.get_inputs()[0].name, self.x)
        self.invoke()
        return self.binding.copy_outputs_to_cpu()[0]

    def invoke(self):
        self.session.run_with_iobinding(self.binding)
