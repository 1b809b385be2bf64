"""The W3C's SPARQL test suites, run against a server and against the engine alone."""
