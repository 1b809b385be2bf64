"""The explorer: lays a chain out, hands it to pyvis, writes pages and single files."""
