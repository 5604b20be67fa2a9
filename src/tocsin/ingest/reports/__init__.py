"""Read reports from files of many formats."""
