"""Shapes of HTTP answers, so that the description of the API can show them."""
