"""Origins of objects: the birth of what is shared, and the source that it comes from (an author, a site, or the object itself)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tocsin.analysis.coaction.rows import ActionColumns, Codes, Ints


@dataclass(frozen=True, slots=True)
class Origins:
    """By object code: ``birth`` in ms (-1 where it is no share, or the shared post is not in the lake), and the code of its ``source``."""

    birth: Ints
    source: Codes

    @classmethod
    def unknown(cls, rows: ActionColumns) -> Origins:
        """Return origins where nothing is known: each object is its own source."""
        return cls(np.full(len(rows.objects), -1, np.int64), np.arange(len(rows.objects), dtype=np.int32))
