"""The name-matching engine behind `tocsin.matching.NameIndex`. Private to the package."""
