"""Guards: tests that read the source and fail when a rule of CONTRIBUTING.md is broken."""
