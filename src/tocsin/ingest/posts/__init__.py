"""Import of dumps of public posts into one table: ``read_posts(path)``.

- :mod:`read`: the entry point
- :mod:`preview`: the columns of a file before its first load
- :mod:`registry`: the list of formats
- :mod:`format`: the description of one format
- :mod:`options`: what people state about a dump, and the batches that come out
- :mod:`opening`: dumps opened
- :mod:`spreadsheets`: workbooks as CSV
- :mod:`converted`: YAML, XML and databases as JSON
- :mod:`csv`: tables of text
- :mod:`tables`: Parquet and objects with columns
- :mod:`json_objects`: JSON
- :mod:`platforms`: the objects of each platform
- :mod:`messages`: chats, feeds and pages, with the readers of reports
- :mod:`inner`: posts within objects
- :mod:`stating`: posts anywhere in a document of JSON
- :mod:`columns`: columns mapped to those of posts
- :mod:`column_names`: their names
- :mod:`column_values`: judgement of columns by names and values
- :mod:`column_questions`: what the columns leave open
- :mod:`rows`: rows as posts
- :mod:`cell_values`: the values in their cells
- :mod:`further_words`: words of other fields
- :mod:`dates`: times
- :mod:`ids`: ids, and times in them
- :mod:`shared_objects`: hashtags, links and mentions
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
