"""Who knew what when; the record is whole; nothing is lost."""
