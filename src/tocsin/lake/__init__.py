"""Posts as Parquet, read with DuckDB; it never writes the store."""

from tocsin.lake.lake import Lake
from tocsin.lake.values import KINDS, Loaded, PostText, SourceRecord, TextBatch

__all__ = ["KINDS", "Lake", "Loaded", "PostText", "SourceRecord", "TextBatch"]
