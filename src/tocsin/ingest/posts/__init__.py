"""Dumps of public posts, whatever their format, into one table: ``read_posts(path)``."""

from tocsin.ingest.posts.columns import column_map, guess_map, signature
from tocsin.ingest.posts.options import SCHEMA, Notes, PostBatch, PostReadOptions
from tocsin.ingest.posts.read import no_dump, read_posts
from tocsin.ingest.posts.registry import FORMATS

__all__ = ["FORMATS", "SCHEMA", "Notes", "PostBatch", "PostReadOptions", "column_map", "guess_map", "no_dump", "read_posts", "signature"]
