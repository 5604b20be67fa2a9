"""Benchmarks of notices and their follow-up."""
