"""What can be wrong with a model, an option or a file: always one sentence for the person at the terminal."""


class ExportError(Exception):
    """Ends a command with its message and exit code 2."""


class UnsupportedLayerError(ExportError):
    """A layer, or one of its options, that a Serval model file cannot hold."""

    def __init__(self, name, class_name, reason, supported):
        super().__init__(f"Layer '{name}' ({class_name}): {reason} Supported: {supported}.")
        self.name, self.class_name, self.reason, self.supported = name, class_name, reason, supported
