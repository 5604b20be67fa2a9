"""Readers of report files, one module per format."""
