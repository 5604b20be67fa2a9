"""Posts as Parquet, read with DuckDB; it never writes the store."""

from tocsin.lake.lake import Lake
from tocsin.lake.values import KINDS, LoadStats, PostText, SourceRecord, TextBatch

__all__ = ["KINDS", "Lake", "LoadStats", "PostText", "SourceRecord", "TextBatch"]
