"""Engines: where the quads are kept, behind the few operations that `Store` needs."""
