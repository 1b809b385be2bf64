"""Where everything of a chain stands: lanes, rows, order in a row, lines between."""
