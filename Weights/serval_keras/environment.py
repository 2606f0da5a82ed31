"""Imported before Keras: the backend, and TensorFlow without its start-up chatter."""

import os

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")  # plain kernels: the same reference on every machine
os.environ.setdefault("CUDA_VISIBLE_DEVICES", "")
