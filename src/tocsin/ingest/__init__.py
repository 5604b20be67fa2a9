"""Adapters, one a file: ``read(source)`` gives submissions or posts, and the rows it had to refuse."""

from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.options import Item, ReadOptions
from tocsin.ingest.reports.read import ReportReader, files, read

__all__ = ["Item", "Limits", "ReadOptions", "ReportReader", "files", "read"]
