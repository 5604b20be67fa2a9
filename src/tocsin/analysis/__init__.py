"""Storms and coordinated accounts, measured in the lake."""
