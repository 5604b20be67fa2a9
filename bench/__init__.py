"""Benchmarks: what Tocsin does a second, and how often it is right, beside what people would use otherwise."""
