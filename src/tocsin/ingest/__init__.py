"""Adapters, one a file: ``read(source)`` gives submissions or posts, and the rows it had to refuse."""

from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.options import Item, Reading
from tocsin.ingest.reports.read import Hearing, files, read

__all__ = ["Hearing", "Item", "Limits", "Reading", "files", "read"]
