"""Adapters, one a file: ``read(source)`` gives submissions or posts, and the rows it had to refuse."""

from tocsin.hear.limits import Limits
from tocsin.hear.read import Hearing, files, read
from tocsin.hear.reading import Item, Reading

__all__ = ["Hearing", "Item", "Limits", "Reading", "files", "read"]
