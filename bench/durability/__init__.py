"""Benchmarks of the guarantees: long runs of the model, crashes, power cuts, and the record at length."""
