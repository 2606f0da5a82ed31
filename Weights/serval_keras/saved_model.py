"""The configs of the Keras 2 layers in a SavedModel folder, read without running anything."""

import json
import os

from .errors import ExportError

# What Keras marks its layers and models with; metrics have other marks.
LAYERS = tuple("_tf_keras_" + name for name in ("layer", "input_layer", "model", "network", "sequential", "rnn_layer"))


def configs_of(path):
    """What Keras kept of each layer and model; empty for a SavedModel that is none of Keras."""
    from google.protobuf.message import DecodeError
    from tensorflow.core.protobuf import saved_model_pb2
    from tf_keras.protobuf import saved_metadata_pb2

    separate = os.path.join(path, "keras_metadata.pb")
    try:
        if os.path.isfile(separate):
            metadata = saved_metadata_pb2.SavedMetadata.FromString(read(separate))
            texts = [node.metadata for node in metadata.nodes if node.identifier in LAYERS]
        else:
            model = saved_model_pb2.SavedModel.FromString(read(os.path.join(path, "saved_model.pb")))
            texts = [node.user_object.metadata for graph in model.meta_graphs for node in graph.object_graph_def.nodes
                     if node.user_object.identifier in LAYERS]
        return [json.loads(text) for text in texts if text]
    except (DecodeError, ValueError, OSError) as error:
        raise ExportError(f"The SavedModel {path} is damaged or cut off. Copy or download it again.") from error


def read(path):
    with open(path, "rb") as file:
        return file.read()
