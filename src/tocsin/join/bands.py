"""Where the bands lie: :class:`tocsin.domain.bands.Bands`, under the name by which this room uses it."""

from tocsin.domain.bands import Bands

__all__ = ["Bands"]
