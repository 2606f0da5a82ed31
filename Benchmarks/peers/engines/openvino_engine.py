"""OpenVINO's CPU plugin (oneDNN), float32 arithmetic (it would take bfloat16 by itself where the CPU has it)."""

import openvino as ov


class Engine:
    def version(self):
        return "OpenVINO " + ov.get_version().split("-")[0]

    def load(self, path, threads):
        compiled = ov.Core().compile_model(path, "CPU", {
            "INFERENCE_PRECISION_HINT": "f32", "PERFORMANCE_HINT": "LATENCY", "NUM_STREAMS": 1,
            "INFERENCE_NUM_THREADS": threads})
        self.request = compiled.create_infer_request()

    def run(self, x):
        self.request.set_input_tensor(ov.Tensor(x))
        self.request.infer()
        return self.request.get_output_tensor().data.copy()

    def invoke(self):
        self.request.infer()
