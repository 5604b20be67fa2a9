"""Store public posts as Parquet files and read them with DuckDB.

- ``lake``: the :class:`Lake`, which adds posts and answers queries
- ``reader``: the read-only DuckDB connection, single posts and texts to screen
- ``parts``: the files on disk, each part written whole or not at all
- ``actions``: rows of (account, object, time) made from posts, and stable numbers for names
- ``deletions``: posts that a later dump reports as deleted
- ``post_languages``: languages of posts, told from their words
- ``load_stats``: counts and gaps of one load
- ``sorted_sets``: sets of 64-bit numbers as sorted arrays
- ``values``: schemas and the values that the lake takes and returns
"""

from tocsin.lake.lake import Lake
from tocsin.lake.values import KINDS, LoadStats, PostSigns, PostText, SourceRecord, TextBatch

__all__ = ["KINDS", "Lake", "LoadStats", "PostSigns", "PostText", "SourceRecord", "TextBatch"]
