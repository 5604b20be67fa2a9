"""Languages of posts whose dump names none, told once from the words and stored beside the parts with their certainty.

They can be told anew, so they are no part of what the ledger commits to. Each expected set of languages has a folder of its own.
"""

from __future__ import annotations

from collections.abc import Collection
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.durable import replacing

SPOKEN = pa.schema([("post", pa.int64()), ("language", pa.string()), ("certainty", pa.float64())])
"""``language`` is the code of a post's language, empty where its words tell none, and ``certainty`` from 0 to 1."""


class PostLanguages:
    """Stored languages of the posts in one lake, told among the languages that are ``expected``."""

    def __init__(self, lake: Path, expected: Collection[str]) -> None:
        name = sha256(" ".join(sorted(expected)).encode()).hexdigest()[:12]
        self._folder = lake / "languages" / name

    def paths(self) -> list[Path]:
        """Return the files."""
        return sorted(self._folder.glob("*.parquet"))

    def add(self, rows: pa.Table) -> None:
        """Store languages in :data:`SPOKEN`. Posts that two processes tell at once are stored twice, and count once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with replacing(self._folder / f"{uuid4().hex}.parquet") as file:
            pq.write_table(rows.cast(SPOKEN), file, compression="zstd")
