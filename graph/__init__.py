"""The graph: IRIs, quads, the store, resolution, tracing, answers, validation."""
