"""Search, record, figures and lists on a large desk: ``python -m bench.account``."""
