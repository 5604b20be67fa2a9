"""Small files of every kind that people send, written from the formats and not from files at hand."""
