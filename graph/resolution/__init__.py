"""Resolution kept up to date: what is known of all letters, and what changes with one.

`ledger` keeps what the letters said when they were resolved last; the other modules
each hold a part of it: what is known of numbers (`numbers`), what letters say of
documents and agencies (`votes`), their statements (`statements`), their copies
(`graph.twins`). `update` takes letters in, `saying` makes the quads.
"""
