"""Accounts that act on the same objects within a time window of each other (co-action)."""
