"""Where a text names something the desk knows."""
