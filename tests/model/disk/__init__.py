"""Disks that lose power, run full, and refuse."""
