"""Nested arguments of calls: lists, tuples and dictionaries of anything."""


def leaves(structure):
    """Every leaf, in the order in which `mapped` visits them."""
    if isinstance(structure, dict):
        return [leaf for value in structure.values() for leaf in leaves(value)]
    if isinstance(structure, (list, tuple)):
        return [leaf for value in structure for leaf in leaves(value)]
    return [structure]


def mapped(function, structure):
    """The same structure with `function` of each leaf."""
    if isinstance(structure, dict):
        return {key: mapped(function, value) for key, value in structure.items()}
    if isinstance(structure, (list, tuple)):
        return type(structure)(mapped(function, value) for value in structure) if type(structure) in (list, tuple) \
            else [mapped(function, value) for value in structure]
    return function(structure)
