"""Copies of a store that survive it: made while it serves, checked, put back."""
