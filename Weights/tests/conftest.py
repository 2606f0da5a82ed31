import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), ".."))

from serval_keras import environment  # noqa: E402, F401  (before Keras)
