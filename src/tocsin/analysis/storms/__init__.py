"""Storms: objects that rise above their own baseline."""
