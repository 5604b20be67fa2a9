"""Tocsin: the desk that makes sure no warning goes unheard."""

__version__ = "0.1.0"
