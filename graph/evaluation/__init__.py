"""How well extraction does: what it finds against what a person found."""
