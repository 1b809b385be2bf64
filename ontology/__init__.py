"""The vocabulary, the shapes it must satisfy, and the registries, as data."""
