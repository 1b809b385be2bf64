"""Corrections: what people say a letter means, where the program read it otherwise."""
