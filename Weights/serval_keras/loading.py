"""Opens Keras models of both generations: each with the Keras that its file states."""

from .config_check import check_config, check_object, cleaned
from .errors import ExportError
from .source import open_source


def load_model(path):
    """The model without its optimizer and losses. Nothing in the file is executed."""
    source = open_source(path)
    if source.major == 1:
        raise ExportError(f"{path} was written by Keras {source.keras_version}, which no Keras of today reads. "
                          "Load it with Keras 2.2 and save it again.")
    if source.major >= 3:
        from .frameworks.keras3 import KERAS_3 as framework
        from .loading_keras3 import load
    else:
        from .frameworks.keras2 import KERAS_2 as framework
        from .loading_keras2 import load
    try:
        check_config(cleaned(source.config), framework)
        for config in source.objects:
            check_object(config, framework)
        return load(source)
    except ExportError:
        raise
    except Exception as error:
        stated = f"keras_version {source.keras_version}" if source.keras_version else "no keras_version"
        raise ExportError(
            f"{framework.title} cannot rebuild the model of {path} ({type(error).__name__}), which states {stated}. "
            "If it opens in the Keras that wrote it, save it there again with model.save('NAME.keras').") from error
