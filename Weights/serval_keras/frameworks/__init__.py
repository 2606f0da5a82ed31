"""The two Keras packages behind one interface: `framework.Framework`, and what `keras3.Keras3` adds."""

from .functions import Function, Node

__all__ = ["Function", "Node", "framework_of"]


def framework_of(model):
    """The package whose layers `model` is made of. Each is imported only when it is needed."""
    if any(kind.__module__.split(".")[0] == "tf_keras" for kind in type(model).__mro__):
        from .keras2 import KERAS_2

        return KERAS_2
    from .keras3 import KERAS_3

    return KERAS_3
