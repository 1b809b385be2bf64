"""File → letter → extraction: what a letter says, with the place of every word."""
