"""Adapters, one a file: ``read(source)`` gives submissions or posts, and the rows it had to refuse."""
