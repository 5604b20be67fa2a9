"""Storms and accounts in step."""
