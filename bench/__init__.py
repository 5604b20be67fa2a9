"""Measurements: of quality against aims and peers, of speed, each printed by a command."""
