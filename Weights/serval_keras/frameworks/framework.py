"""What both Keras packages have in common, as the lowering sees them."""


class Framework:
    """A Keras package. A subclass gives `package`, `functional` (its class of functional models) and `activations`."""

    def is_sequential(self, operation):
        sequential = self.package.Sequential
        return isinstance(operation, sequential) and type(operation).call is sequential.call

    def is_functional(self, operation):
        return isinstance(operation, self.functional) and type(operation).call is self.functional.call

    def is_model(self, operation):
        return isinstance(operation, self.package.Model)

    def is_input_layer(self, operation):
        return isinstance(operation, self.package.layers.InputLayer)

    def activation_name(self, function):
        """Among `lowering.activation.KNOWN`, or None."""
        try:
            return self.activations.get(function)
        except TypeError:
            return None

    def layers_of(self, model):
        """Every layer, those of nested models included."""
        return [layer for layer in model._flatten_layers(include_self=False) if not self.is_model(layer)]
