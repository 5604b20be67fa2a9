"""Dumps of public posts, whatever their format, into one table: ``read_posts(path)``."""

from tocsin.hear.posts.columns import column_map, guess_map, signature
from tocsin.hear.posts.read import FORMATS, no_dump, read_posts
from tocsin.hear.posts.reading import SCHEMA, Notes, PostBatch, PostReading

__all__ = ["FORMATS", "SCHEMA", "Notes", "PostBatch", "PostReading", "column_map", "guess_map", "no_dump", "read_posts", "signature"]
