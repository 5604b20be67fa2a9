"""Frozen values and pure rules: the standard library only; no I/O, no clock, no chance."""
