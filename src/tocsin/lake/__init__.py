"""Posts as Parquet, read with DuckDB; never writes the store."""
