"""LiteRT (TensorFlow Lite) with XNNPACK."""

from importlib.metadata import version

from ai_edge_litert.interpreter import Interpreter


class Engine:
    def version(self):
        return "LiteRT " + version("ai-edge-litert")

    def load(self, path, threads):
        self.interpreter = Interpreter(model_path=path, num_threads=threads)
        self.interpreter.allocate_tensors()
        self.input = self.interpreter.get_input_details()[0]["index"]
        self.output = self.interpreter.get_output_details()[0]["index"]

    def run(self, x):
        self.interpreter.set_tensor(self.input, x)
        self.interpreter.invoke()
        return self.interpreter.get_tensor(self.output)

    def invoke(self):
        self.interpreter.invoke()
