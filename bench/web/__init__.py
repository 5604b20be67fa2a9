"""The desk in a browser under load."""
