"""Blind simulated worlds with known truth. See README.md."""
try:
    from .make import make, WORLDS
except ImportError:      # run as plain scripts from this directory
    pass
