"""An index in SQLite of what the store holds, for answers: rows instead of triples."""
