"""Answers: what people ask of the graph, once for command line, HTTP and pages."""
