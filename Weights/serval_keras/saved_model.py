"""The configs of the Keras 2 layers in a SavedModel folder, read without running anything."""

import json
import os

from .errors import ExportError

# What Keras marks its models with; the first is the model itself.
MODELS = ("_tf_keras_model", "_tf_keras_network", "_tf_keras_sequential")


def configs_of(path):
    """What Keras kept of its objects: that of the model first, then all. Empty for a SavedModel that is none of Keras."""
    from google.protobuf.message import DecodeError
    from tensorflow.core.protobuf import saved_model_pb2
    from tf_keras.protobuf import saved_metadata_pb2

    separate = os.path.join(path, "keras_metadata.pb")
    try:
        if os.path.isfile(separate):
            metadata = saved_metadata_pb2.SavedMetadata.FromString(read(separate))
            nodes = [(node.identifier, node.metadata) for node in metadata.nodes]
        else:
            model = saved_model_pb2.SavedModel.FromString(read(os.path.join(path, "saved_model.pb")))
            nodes = [(node.user_object.identifier, node.user_object.metadata) for graph in model.meta_graphs
                     for node in graph.object_graph_def.nodes]
        whole = next((text for identifier, text in nodes if identifier in MODELS), None)
        return [json.loads(text) for text in [whole, *(text for _, text in nodes)] if text] if whole else []
    except (DecodeError, ValueError, OSError) as error:
        raise ExportError(f"The SavedModel {path} is damaged or cut off. Copy or download it again.") from error


def read(path):
    with open(path, "rb") as file:
        return file.read()
