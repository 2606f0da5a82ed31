"""Writes Keras models and reference dumps as Serval model files (Docs/WeightFormat.md)."""
