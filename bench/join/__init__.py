"""How well known names are found, how fair the bands are, and how fast it goes: ``python -m bench.join``."""
