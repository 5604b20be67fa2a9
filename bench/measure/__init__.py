"""Storms and accounts in step: equality with the peers, speed and memory beside them, truth on planted and real groups."""
