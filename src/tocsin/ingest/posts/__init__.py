"""Import of dumps of public posts into one table: ``read_posts(path)``.

read is the entry point, preview shows the columns of a file before its first load, registry lists the formats, format describes one,
opening opens dumps, spreadsheets writes workbooks as CSV, converted YAML, XML and databases as JSON,
options holds what people state about a dump, csv, tables and json_objects
read columns, rows collects posts, columns maps names, column_names lists them, dates reads times, ids judges ids, further_words adds
the words of other fields, inner and stating find posts within objects, shared_objects spells hashtags and links, platforms holds the
objects of each platform, messages reads chats, feeds and pages with the readers of reports.
"""

from tocsin.ingest.posts.columns import column_map, guess_map, signature
from tocsin.ingest.posts.options import SCHEMA, Notes, PostBatch, PostReadOptions
from tocsin.ingest.posts.preview import ColumnPreview, preview
from tocsin.ingest.posts.read import no_dump, read_posts
from tocsin.ingest.posts.registry import FORMATS

__all__ = [
    "FORMATS",
    "SCHEMA",
    "ColumnPreview",
    "Notes",
    "PostBatch",
    "PostReadOptions",
    "column_map",
    "guess_map",
    "no_dump",
    "preview",
    "read_posts",
    "signature",
]
