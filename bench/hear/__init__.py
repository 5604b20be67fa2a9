"""Benchmarks of the import of reports: speed, and the cost of hostile files."""
