"""Files of every kind an office receives → the text and layout of a letter."""
