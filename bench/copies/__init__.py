"""Copies of pictures and texts, measured on a set that others wrote: half A for development, half B for the result."""
