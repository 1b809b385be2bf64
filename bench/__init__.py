"""Measurements of what a user waits for: run `make bench`."""
