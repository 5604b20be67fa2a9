"""Location of the real data that is never committed."""

from __future__ import annotations

import os
from pathlib import Path


def real_data() -> Path | None:
    """Return the folder of real data: ``TOCSIN_DATA``, else beside the repository. None when absent."""
    root = Path(os.environ.get("TOCSIN_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")
    return root if root.is_dir() else None
