"""How fast reports are heard, and what hostile files cost."""
