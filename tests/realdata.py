"""Where the real data is that is never committed."""

from __future__ import annotations

import os
from pathlib import Path


def real_data() -> Path | None:
    """The folder of real data, or None."""
    root = Path(os.environ.get("TOCSIN_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
    return root if root.is_dir() else None
